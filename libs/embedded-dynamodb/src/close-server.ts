import type { Server } from 'node:http';

/** Lets requests under way finish, ends each connection as it falls idle, and closes the server with its store. */
export async function closeServer(server: Server): Promise<void> {
  // A connection that is at work when the server is closed would be kept alive for seconds after its answer.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 10);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  } finally {
    clearInterval(sweep);
  }
}
