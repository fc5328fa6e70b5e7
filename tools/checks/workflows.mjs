/** Has actionlint look at the workflows of GitHub Actions. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

const version = 'v1.7.12';
const folder = join(root, `dist/checks/actionlint-${version}`);
const actionlint = join(folder, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');

const counts = { passed: 0, failed: 0 };
if (install()) {
  const { status } = spawnSync(actionlint, ['-shellcheck=', '-pyflakes='], {
    cwd: root,
    stdio: 'inherit',
  });
  counts[status === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: actionlint .github/workflows`);
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** @returns whether it is there, said aloud where it cannot be installed */
function install() {
  if (existsSync(actionlint)) return true;
  console.log(`Installing actionlint ${version} by go install into dist/checks`);
  spawnSync('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@${version}`], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, GOBIN: folder },
  });
  if (existsSync(actionlint)) return true;
  console.log('SKIPPED: actionlint cannot be installed; it takes Go');
  return false;
}
