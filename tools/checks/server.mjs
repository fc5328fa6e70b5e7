import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * Starts an emulator, waits until it answers, and ends it with this process at the latest.
 *
 * @param {{ command: string, args: readonly string[], endpoint: string, health: string, cwd?: string,
 *   env?: Record<string, string> }} server `health`: a path that it answers when it is ready
 */
export async function startServer({ command, args, endpoint, health, cwd, env = {} }) {
  const server = spawn(command, args, {
    stdio: 'ignore',
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  });
  process.once('exit', () => server.kill());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  for (let attempt = 0; !(await answers(endpoint + health)); attempt += 1) {
    if (server.exitCode !== null || attempt === 600) throw new Error(`${command} does not start`);
    await setTimeout(100);
  }
  return { endpoint, stop: () => server.kill() };
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
