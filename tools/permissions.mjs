import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';

install();

const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '-c', 'apps/infra/jest.config.js', 'permissions.spec'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, WRITE_PERMISSIONS: 'true' } },
);
process.exit(status ?? 1);
