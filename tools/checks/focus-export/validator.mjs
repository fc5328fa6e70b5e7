import { spawnSync } from 'node:child_process';
import { pythonTool } from '../python.mjs';

const validator = pythonTool({
  name: 'focus-validator',
  version: '2.2.1',
  module: 'focus_validator.validator',
  // It takes NumPy before 2, which newer ones do without; the others read the files, and are held still.
  besides: ['pyarrow==21.0.0', 'duckdb==1.5.6', 'polars==1.44.2'],
  // NumPy before 2 is built for no later one.
  python: '3.12',
});

/** @returns whether it is there, said aloud where it cannot be installed */
export const installValidator = () => validator.install();

/**
 * What FOCUS asks for on a condition, and an export has: accounts with names and tags, and regions and resources, over all of
 * which its rows are sums. Not applied, as the ledger knows nothing of them: consumed quantities, unit prices, SKUs, pricing
 * categories, commitments and capacity reservations by id, availability zones, and currencies of prices.
 */
const applicable = [
  'ACCOUNT_NAMING_SUPPORTED',
  'BILLING_BASED_ON_PROVISIONED_RESOURCES_SUPPORTED',
  'MULTIPLE_BILLING_ACCOUNT_TYPES_SUPPORTED',
  'MULTIPLE_SUB_ACCOUNT_TYPES_SUPPORTED',
  'REGION_SUPPORTED',
  'RESOURCE_TYPE_ASSIGNMENT_SUPPORTED',
  'SUB_ACCOUNT_SUPPORTED',
  'TAGGING_SUPPORTED',
];

const environment = { ...process.env, PYTHONIOENCODING: 'utf8' };

/** It looks for its list of currencies where it is started. */
const start = `
import os, focus_validator
os.chdir(os.path.dirname(os.path.dirname(focus_validator.__file__)))
from focus_validator.main import main
main()`;

/**
 * FOCUS 1.2 as the validator has it, rule by rule.
 *
 * @returns {Record<string, import('./allowed-values.mjs').ModelRule>}
 */
export function modelRules() {
  const script = `
import glob, os, focus_validator
[model] = glob.glob(os.path.join(os.path.dirname(focus_validator.__file__), 'rules', 'model-1.2.*.json'))
print(open(model, encoding='utf8').read())`;
  const { stdout } = spawnSync(validator.python, ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: environment,
  });
  return JSON.parse(stdout).ModelRules;
}

/**
 * The rules that a file fails in, in order: without those that only sum up others that fail.
 *
 * @param {string} file
 * @throws Error when the validator does not come to its end
 */
export function validate(file) {
  const { status, stdout, stderr } = spawnSync(
    validator.python,
    [
      ...['-c', start, '--data-file', file, '--validate-version', '1.2', '--block-download'],
      ...['--applicability-criteria', applicable.join()],
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28, env: environment },
  );
  const results = [...stdout.matchAll(/^\S+ (\S+): (PASS|FAIL|SKIPPED)\b(.*)$/gm)].map(
    ([, rule = '', result, details = '']) => ({ rule, result, details }),
  );
  const told = /^Total: (\d+) /m.exec(stdout)?.[1];
  if (status !== 0 || results.length === 0 || told !== String(results.length)) {
    throw new Error(`focus-validator says nothing of ${file}\n${stderr}`);
  }
  const count = (/** @type {string} */ wanted) =>
    results.filter(({ result }) => result === wanted).length;
  const failed = results.filter(({ result }) => result === 'FAIL');
  const isFailed = (/** @type {string} */ wanted) => failed.some(({ rule }) => rule === wanted);
  return {
    passed: count('PASS'),
    skipped: count('SKIPPED'),
    failed: failed
      .filter(({ details }) => !partsOf(details).some(isFailed))
      .map(({ rule }) => rule)
      .sort(),
  };
}

/**
 * The rules that a rule failed for, where it does nothing but sum them up.
 *
 * @param {string} details
 */
function partsOf(details) {
  return /failed child rules: \[([^\]]*)\]/.exec(details)?.[1]?.split(', ') ?? [];
}
