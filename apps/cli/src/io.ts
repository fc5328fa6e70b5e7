import type { Writable } from 'node:stream';

/** A stream that may lead to a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command has of the world outside: all of it comes in here, so that tests can give their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Aborted when someone asks the program to stop (Ctrl-C): it finishes what it has in hand. */
  readonly stop: AbortSignal;
}

/** 0 done, 1 failed, 2 wrong usage, 3 done in part. */
export type ExitCode = 0 | 1 | 2 | 3;
