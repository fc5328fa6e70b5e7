import type { Server } from 'node:http';
import { isNativeError } from 'node:util/types';
import { explained } from './embedded-ledger-error';

/** Hears of failures of a store after it was opened, such as a disk that has become full. */
export interface StoreWatch {
  /** Rejects at the first failure; never resolves. */
  readonly failed: Promise<never>;
  readonly sound: boolean;
  stop(): void;
}

/**
 * dynalite throws what LevelDB reports out of callbacks, where the process alone can catch it. Any other error that
 * nobody caught stays as fatal as it was.
 */
export function watchStore(server: Server, directory: string): StoreWatch {
  let sound = true;
  let fail = (_: unknown): void => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // For those who wait for it; nobody has to.
  failed.catch(() => undefined);

  const listener = (error: unknown): void => {
    if (isOfStore(error)) {
      sound = false;
      fail(explained(directory, error));
      // The request that failed will never be answered.
      server.closeAllConnections();
    } else if (process.listenerCount('uncaughtException') === 1) {
      throw error;
    }
  };
  process.on('uncaughtException', listener);
  return {
    failed,
    get sound() {
      return sound;
    },
    stop: () => process.off('uncaughtException', listener),
  };
}

function isOfStore(error: unknown): boolean {
  return (
    isNativeError(error) &&
    (('code' in error && String(error.code).startsWith('LEVEL_')) ||
      error.message === 'Database is closed')
  );
}
