/**
 * Exports made-up statements as FOCUS 1.2, and has the FinOps Foundation's validator, which no one here wrote, look at the files:
 * https://github.com/finopsfoundation/focus-spec-validator
 *
 * - Rules that the validator takes for broken and that are not are in `misjudged`, each with the reason. They have to fail, no
 *   other may: so that one which the validator mends is found too. A second set of files, which leaves out what it misjudges
 *   but for what no file can heed, fails in nothing else.
 * - A file that was broken on purpose has to fail in the rules that it breaks.
 * - Rules that the validator calls dynamic it cannot check, of what `applicable` does not name it asks nothing. Lists of allowed
 *   values it reads past: see `brokenValues`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../build/shared.mjs';
import { root } from '../install.mjs';
import { brokenValues } from './focus-export/allowed-values.mjs';
import { breakOnPurpose, brokenRules, brokenValueRules } from './focus-export/broken.mjs';
import { misjudged } from './focus-export/misjudged.mjs';
import { installValidator, modelRules, validate } from './focus-export/validator.mjs';
import { check, counts } from './moto/checks.mjs';

if (installValidator()) {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-focus-export-'));
  try {
    await exportFixture(folder);
    for (const set of /** @type {const} */ (['whole', 'plain'])) {
      for (const format of /** @type {const} */ (['csv', 'parquet'])) {
        await checkFile(join(folder, `${set}.${format}`), misjudged({ set, format }));
      }
    }
    await checkBroken(join(folder, 'plain.csv'), join(folder, 'broken.csv'));
  } catch (error) {
    counts.failed += 1;
    console.log(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** @param {string} folder */
async function exportFixture(folder) {
  const built = 'dist/checks/focus-export';
  await bundle(built, 'tools/checks/focus-export/export-fixture.ts', {
    target: 'node20',
    external: ['@duckdb/node-api'],
  });
  const { status } = spawnSync(process.execPath, [join(root, built, 'export-fixture.js'), folder], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Statements cannot be exported');
}

/**
 * @param {string} file
 * @param {Readonly<Record<string, string>>} expected why each rule that fails does
 */
async function checkFile(file, expected) {
  const name = file.replace(/^.*[\\/]/, '');
  const { passed, failed, skipped } = validate(file);
  const why = Object.entries(expected).map(
    ([rule, reason]) => `\n    misjudged ${rule}: ${reason}`,
  );
  check(
    `${name}: ${passed} rules pass, ${skipped} are not checked, no other fails than those misjudged${why.join('')}`,
    () => [failed, Object.keys(expected).sort()],
  );
  const values = await brokenValues(file, modelRules());
  check(`${name}: of columns with a list of values, each has no other`, () => [values, []]);
}

/**
 * @param {string} whole
 * @param {string} broken
 */
async function checkBroken(whole, broken) {
  writeFileSync(broken, breakOnPurpose(readFileSync(whole, 'utf8')));
  const { failed } = validate(broken);
  check(`broken.csv fails in ${brokenRules.join(', ')}`, () => [
    brokenRules.filter((rule) => failed.includes(rule)),
    brokenRules,
  ]);
  const values = await brokenValues(broken, modelRules());
  check(`broken.csv has other values than listed in ${brokenValueRules.join(', ')}`, () => [
    values,
    brokenValueRules,
  ]);
}
