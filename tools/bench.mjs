import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install();

run([
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  '--targets=build',
  '--projects=cli,collector,bench',
]);
run(['dist/apps/bench/main.js', ...process.argv.slice(2)]);

function run(/** @type {string[]} */ args) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NX_TUI: 'false',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
