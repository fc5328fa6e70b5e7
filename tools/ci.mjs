import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Checks besides `npm test`. Each is a script of tools/ that exits non-zero when it fails and ends
 * with a line `N passed, N failed`. One group comes after the other; the two rows of a group run at the same time, as
 * they mostly wait. No two rows of a group install the same tool, or synthesize.
 *
 * @type {string[][][]}
 */
const extraChecks = [
  [
    ['checks/ledger.mjs', 'checks/archive.mjs'],
    ['checks/workflows.mjs', 'checks/templates.mjs', 'checks/focus-export.mjs'],
  ],
  [['checks/moto.mjs'], ['checks/e2e.mjs']],
];

const results = [nxTargets()];
for (const group of extraChecks) results.push(...(await Promise.all(group.map(row))).flat());
const sum = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((total, counts) => total + counts[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;

/** Runs `npm test` and counts what the runners have counted. */
function nxTargets() {
  // What an earlier run has left must not be counted; Nx restores what it takes from its cache.
  rmSync(`${root}/dist/test-results`, { recursive: true, force: true });
  rmSync(`${root}/.nx/cache/run.json`, { force: true });

  const { status } = spawnSync(process.execPath, ['tools/test.mjs', '--output-style=static'], {
    cwd: root,
    stdio: 'inherit',
  });
  /** @type {{ target: string, projectName: string, status: number }[]} */
  const tasks = readJson('.nx/cache/run.json')?.tasks ?? [];
  const counts = { passed: 0, failed: 0 };
  for (const task of tasks) {
    const tests = task.target === 'test' && readJson(`dist/test-results/${task.projectName}.json`);
    const failed = tests ? tests.numFailedTests + tests.numRuntimeErrorTestSuites : 0;
    counts.passed += tests ? tests.numPassedTests : 0;
    // A failed target counts, whether or not its tool has come as far as counting.
    counts.failed += task.status === 0 ? failed : Math.max(failed, 1);
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** Runs checks one after the other. */
async function row(/** @type {string[]} */ scripts) {
  const counts = [];
  for (const script of scripts) counts.push(await extraCheck(script));
  return counts;
}

/** Runs a check; what it says is printed as a whole when it ends. */
async function extraCheck(/** @type {string} */ script) {
  const child = spawn(process.execPath, [`${root}/tools/${script}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const [status] = await once(child, 'close');
  process.stdout.write(`Checked: node tools/${script}\n${said}`);
  const [, passed, failed] = stdout.match(/(\d+) passed, (\d+) failed\s*$/) ?? [];
  return {
    passed: Number(passed ?? 0),
    failed:
      status === 0 && passed !== undefined ? Number(failed) : Math.max(Number(failed ?? 0), 1),
  };
}

function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(`${root}/${file}`, 'utf8'));
  } catch {
    return undefined;
  }
}
