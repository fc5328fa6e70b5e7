import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { run } from './run';

// V8 lets garbage pile up to four times what is in use before it collects. At half as much again, collecting ten thousand
// accounts was seen to take about 100 MB less.
setFlagsFromString('--heap-growing-percent=50');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    const listened = getEventListeners(stopping.signal, 'abort').length > 0;
    // Once to finish what is in hand, where a command does; else, or twice, to leave at once. The ledger is
    // consistent either way.
    if (!listened || stopping.signal.aborted) {
      process.stderr.write('orgcost: Stopped; what is in the ledger is unharmed\n');
      process.exit(130);
    }
    stopping.abort();
  });
}

// A reader that has seen enough, such as `head`, closes the pipe: no failure, and no reason to leave before the ledger
// is closed. A full disk behind the pipe is one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || process.exitCode !== undefined) return;
    process.exitCode = 1;
    process.stderr.write(`orgcost: The output cannot be written: ${message}\n`);
  });
}

// The SDK's warnings are in its own words, at length; what a person has to know is told by the command.
console.warn = () => undefined;

const exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  stop: stopping.signal,
});
process.exitCode ??= exitCode;
