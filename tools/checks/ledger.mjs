/**
 * Runs the specs of the ledger against the DynamoDB of moto instead of the embedded store, each in a table of its own,
 * and `agreement.spec.ts` against both: they have to say and hold the same after the same work.
 *
 * The specs take any other endpoint as well, see CONTRIBUTING.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { installMoto, startMoto } from './moto/server.mjs';

const counts = { passed: 0, failed: 0 };

if (installMoto()) {
  const moto = await startMoto();
  try {
    runSpecs(moto.endpoint);
  } finally {
    moto.stop();
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** @param {string} endpoint */
function runSpecs(endpoint) {
  const results = join(root, 'dist/checks/ledger.json');
  mkdirSync(join(root, 'dist/checks'), { recursive: true });
  rmSync(results, { force: true });
  const args = [
    '--config=libs/ledger-dynamodb/jest.config.js',
    '--json',
    `--outputFile=${results}`,
  ];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), ...args],
    {
      cwd: root,
      env: { ...process.env, ORGCOST_TEST_DYNAMODB_ENDPOINT: endpoint },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (existsSync(results)) count(results);
  // A runner that failed counts, whether or not it has come as far as counting.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
}

/** @param {string} results */
function count(results) {
  /**
   * @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
   *   numRuntimeErrorTestSuites: number }}
   */
  const found = JSON.parse(readFileSync(results, 'utf8'));
  counts.passed = found.numPassedTests;
  // Here, where there are two stores, nothing may be skipped.
  counts.failed = found.numFailedTests + found.numRuntimeErrorTestSuites + found.numPendingTests;
}
