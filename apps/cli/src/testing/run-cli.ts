import { tmpdir } from 'node:os';
import { Writable } from 'node:stream';
import type { Io } from '../io';
import { run } from '../run';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `orgcost` in this process, with all that it says captured. */
export async function runCli(argv: readonly string[], given: Partial<Io> = {}): Promise<Outcome> {
  const [stdout, stderr] = [new Capture(), new Capture()];
  const exitCode = await run(argv, {
    stdout,
    stderr,
    env: {},
    cwd: tmpdir(),
    now: () => Date.parse('2026-11-23T09:30:00Z'),
    stop: new AbortController().signal,
    ...given,
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

export class Capture extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
