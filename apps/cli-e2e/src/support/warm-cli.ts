import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { variablesOf, type CliResult, type Surroundings } from './cli';

/** The built program in a process that runs it as often as it is told to: most of a short run is its start. */
export interface WarmCli extends AsyncDisposable {
  /** One at a time. @throws Error where the process ends instead */
  run(args: readonly string[]): Promise<CliResult>;
}

const resultSchema = z.object({
  code: z.number(),
  signal: z.null(),
  stdout: z.string(),
  stderr: z.string(),
});

export function startWarmCli(surroundings: Omit<Surroundings, 'maxFileBlocks'>): WarmCli {
  const child = fork(join(__dirname, 'warm-cli.mjs'), {
    cwd: surroundings.cwd,
    env: variablesOf(surroundings),
    execArgv: [],
    silent: true,
  });
  // What bypasses the program's own streams, such as the stack of an error that nobody caught.
  let stray = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stray += chunk.toString('utf8');
  });
  const ended = once(child, 'exit');
  return {
    async run(args) {
      child.send(args);
      const [told] = (await Promise.race([
        once(child, 'message'),
        ended.then(() => {
          throw new Error(`Broken: the program ended without an answer\n${stray}`);
        }),
      ])) as unknown[];
      const { stderr, ...result } = resultSchema.parse(told);
      const said = { ...result, stderr: stderr + stray };
      stray = '';
      return said;
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
