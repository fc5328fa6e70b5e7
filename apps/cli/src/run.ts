import { CommanderError } from 'commander';
import type { ExitCode, Io } from './io';
import { createProgram } from './program';

/** Runs `orgcost` with the arguments that follow its name. Never throws: errors become a line on stderr. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has told it already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { failureOf } = await import('./errors');
    const failure = failureOf(error);
    for (const line of failure.message.split('\n')) io.stderr.write(`orgcost: ${line}\n`);
    if (io.env.ORGCOST_DEBUG) io.stderr.write(`${(await import('node:util')).inspect(error)}\n`);
    return failure.exitCode;
  }
}
