import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install();

run(['node_modules/nx/dist/bin/nx.js', 'build', 'cli']);
run(['node_modules/jest/bin/jest.js', '-c', 'apps/cli-e2e/jest.config.js', 'fault-matrix.spec'], {
  WRITE_RELIABILITY: 'true',
});

function run(/** @type {string[]} */ args, /** @type {Record<string, string>} */ env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_TUI: 'false', ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
