import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { ClassicLevel } from 'classic-level';

/**
 * Takes the folder for this process, or tells that another has it. An empty LevelDB is the lock: the operating
 * system frees it when its process ends in whatever way, so that there are no stale locks to judge.
 *
 * @returns what gives it back; undefined when another process, or another part of this one, has it
 */
export async function lockFolder(directory: string): Promise<(() => Promise<void>) | undefined> {
  const lock = new ClassicLevel(join(directory, 'lock'));
  try {
    await lock.open();
  } catch (error) {
    if (isLocked(error)) return undefined;
    throw error;
  }
  return () => lock.close();
}

function isLocked(error: unknown): boolean {
  return (
    isNativeError(error) &&
    isNativeError(error.cause) &&
    'code' in error.cause &&
    error.cause.code === 'LEVEL_LOCKED'
  );
}
