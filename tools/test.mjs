import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install();

const args = ['run-many', '--targets=lint,typecheck,test,build', '--parallel=2'];
console.log(`Testing: nx ${args.join(' ')}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/nx/dist/bin/nx.js', ...args, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NX_TUI: 'false' } },
);
process.exit(status ?? 1);
