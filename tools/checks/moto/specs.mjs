import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../install.mjs';
import { installMoto, startMoto } from './server.mjs';

/**
 * Runs the specs of a library against moto, prints how many passed and failed, and ends with that.
 *
 * @param {string} library the name of its folder
 * @param {string} variable by which its specs are told of an endpoint
 * @param {string[]} leftOut names of specs that are not run
 */
export async function checkSpecs(library, variable, leftOut = []) {
  const counts = { passed: 0, failed: 0 };
  if (installMoto()) {
    const moto = await startMoto();
    try {
      Object.assign(counts, runSpecs(library, { [variable]: moto.endpoint }, leftOut));
    } finally {
      moto.stop();
    }
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

/**
 * @param {string} library
 * @param {Record<string, string>} env
 * @param {string[]} leftOut
 */
function runSpecs(library, env, leftOut) {
  const results = join(root, `dist/checks/${library}.json`);
  mkdirSync(join(root, 'dist/checks'), { recursive: true });
  rmSync(results, { force: true });
  const args = [`--config=libs/${library}/jest.config.js`, '--json', `--outputFile=${results}`];
  for (const spec of leftOut) args.push(`--testPathIgnorePatterns=${spec}`);
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const counts = existsSync(results) ? countsIn(results) : { passed: 0, failed: 0 };
  // A runner that failed counts, whether or not it has come as far as counting.
  return { ...counts, failed: status === 0 ? counts.failed : Math.max(counts.failed, 1) };
}

/** @param {string} results */
function countsIn(results) {
  /**
   * @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
   *   numRuntimeErrorTestSuites: number }}
   */
  const found = JSON.parse(readFileSync(results, 'utf8'));
  return {
    passed: found.numPassedTests,
    // Here, where moto is, nothing may be skipped.
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites + found.numPendingTests,
  };
}
