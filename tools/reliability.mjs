import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

const usage = `Usage: npm run reliability
Builds the CLI, tries every fault in every operation (many minutes), and writes docs/reliability.md anew.`;

const [option] = process.argv.slice(2);
if (option === '--help') {
  console.log(usage);
  process.exit();
}
if (option !== undefined) {
  console.error(`There is no option ${option}.\n${usage}`);
  process.exit(2);
}

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
