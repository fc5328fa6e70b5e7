import type { Server } from 'node:http';

/** Ends idle connections, lets requests under way finish, and closes the server with its store. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
