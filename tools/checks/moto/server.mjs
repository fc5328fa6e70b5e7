import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../install.mjs';

const version = '5.2.1';
const environment = join(root, `dist/checks/moto-${version}`);
const python = join(
  environment,
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);

/** Puts moto into a Python environment of its own. @returns whether it could, said aloud where not */
export function installMoto() {
  if (isInstalled()) return true;
  console.log(`Installing moto ${version} from PyPI into dist/checks`);
  rmSync(environment, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const installed =
    succeeds('python3', ['-m', 'venv', environment]) &&
    succeeds(python, [...pip, `moto[server]==${version}`]);
  if (!installed) {
    console.log('SKIPPED: moto cannot be installed; it takes python3 with venv, and PyPI');
  }
  return installed;
}

function isInstalled() {
  const probe = `import moto.server; from importlib.metadata import version; assert version('moto') == '${version}'`;
  return spawnSync(python, ['-c', probe], { stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

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
  const server = spawn(python, ['-c', serve, '-H', '127.0.0.1', '-p', String(port)], {
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
