import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { pythonTool } from '../python.mjs';

const moto = pythonTool({
  name: 'moto',
  version: '5.2.1',
  package: 'moto[server]',
  module: 'moto.server',
});

/** @returns whether moto is there, said aloud where it cannot be installed */
export const installMoto = () => moto.install();

/** moto's server with lists of Organizations in pages of 20, as AWS has them. */
const serve = `
from moto.organizations.utils import PAGINATION_MODEL
from moto.server import main
for pages in PAGINATION_MODEL.values(): pages['limit_default'] = 20
main()`;

/** Starts a server on a free port of this machine, and ends it with this process at the latest. */
export async function startMoto() {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(moto.python, ['-c', serve, '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  process.once('exit', () => server.kill());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  for (let attempt = 0; !(await answers(endpoint)); attempt += 1) {
    if (server.exitCode !== null || attempt === 600) throw new Error('moto does not start');
    await setTimeout(100);
  }
  return { endpoint, stop: () => server.kill() };
}

/** @param {string} endpoint */
async function answers(endpoint) {
  try {
    return (await fetch(`${endpoint}/moto-api/`)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
