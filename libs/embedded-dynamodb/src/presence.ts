import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Owner } from './folder-state';
import { listenOnLoopback } from './loopback';

/**
 * Joiners show that they are at work by a connection each, which ends with them in whatever way. The owner greets
 * them with its token, so that another program that has come by its port is not taken for it.
 */
export class Presence {
  readonly #server: Server;
  readonly #joiners = new Set<Socket>();
  #port = 0;

  private constructor(token: string) {
    this.#server = createServer((joiner) => {
      this.#joiners.add(joiner);
      joiner.once('close', () => this.#joiners.delete(joiner));
      // A joiner that was killed resets its connection: that is how it leaves.
      joiner.on('error', () => joiner.destroy());
      joiner.resume().write(token);
    });
  }

  static async open(token: string): Promise<Presence> {
    const presence = new Presence(token);
    presence.#port = Number(new URL(await listenOnLoopback(presence.#server)).port);
    return presence;
  }

  get port(): number {
    return this.#port;
  }

  get joiners(): number {
    return this.#joiners.size;
  }

  /** Resolves when no joiner is left; others may come until then. */
  async closeWhenAlone(): Promise<void> {
    while (this.#joiners.size > 0) {
      await Promise.all(
        [...this.#joiners].map((joiner) => new Promise((left) => joiner.once('close', left))),
      );
    }
    this.#server.close();
  }
}

/** Milliseconds for an owner on the same machine to greet. */
const patience = 2_000;

/** Announces this process to the owner. @returns the connection; undefined when no such owner answers */
export async function announce({ presencePort, token }: Owner): Promise<Socket | undefined> {
  const socket = connect({ port: presencePort, host: '127.0.0.1' }).setEncoding('utf8');
  socket.setTimeout(patience, () => socket.destroy());
  try {
    let greeting = '';
    for await (const text of socket.iterator({ destroyOnReturn: false })) {
      greeting += String(text);
      if (greeting.length >= token.length) break;
    }
    if (greeting !== token) {
      socket.destroy();
      return undefined;
    }
  } catch {
    return undefined;
  }
  socket.setTimeout(0).resume();
  return socket;
}
