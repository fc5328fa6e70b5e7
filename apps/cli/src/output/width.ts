import type { Io } from '../io';

/**
 * Characters in a line of the terminal that output goes to, `COLUMNS` before what it says itself; undefined where it
 * goes to a file or another program, which takes lines as they come.
 */
export function terminalWidth({ stdout, env }: Pick<Io, 'stdout' | 'env'>): number | undefined {
  if (!stdout.isTTY) return undefined;
  // Some terminals say that they have no columns.
  return Number(env.COLUMNS) || stdout.columns || undefined;
}
