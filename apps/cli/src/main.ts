import { getEventListeners } from 'node:events';
import { run } from './run';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    const listened = getEventListeners(stopping.signal, 'abort').length > 0;
    // Once to finish what is in hand, where a command does; else, or twice, to leave at once. The ledger is
    // consistent either way.
    if (!listened || stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}

// A reader that has seen enough, such as `head`, closes the pipe: no failure, and no reason to leave before the ledger
// is closed.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  stop: stopping.signal,
});
