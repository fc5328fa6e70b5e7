import { spawn, spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install();

console.log('Building orgcost: nx run cli:build');
const built = spawnSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'run', 'cli:build'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, NX_TUI: 'false' },
});
if (built.status !== 0) {
  process.stderr.write(`${built.stdout}${built.stderr}`);
  process.exit(built.status ?? 1);
}

const args = ['demo', ...process.argv.slice(2)];
console.log(`Running orgcost ${args.join(' ')}`);
const demo = spawn(process.execPath, [`${root}/apps/cli/bin/orgcost.mjs`, ...args], {
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to both: leave it to orgcost to clean up, and wait for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => demo.kill('SIGTERM'));
demo.on('exit', (code) => process.exit(code ?? 1));
