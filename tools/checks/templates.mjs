/**
 * Synthesizes what is deployed, has cfn-lint look at each template, and starts each bundle in the Node of Lambda.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { assembly } from '../infra/cdk.mjs';
import { pythonTool } from './python.mjs';

const cfnLint = pythonTool({ name: 'cfn-lint', version: '1.58.0', module: 'cfnlint' });
const lambdaNode = 'node@24';

const counts = { passed: 0, failed: 0 };

const nx = [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', 'infra:synth'];
if (passes('nx run infra:synth', process.execPath, [...nx, '--output-style=static'])) {
  if (cfnLint.install()) for (const file of templates()) lint(file);
  for (const file of bundles()) start(file);
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** All that go to CloudFormation, and the one within: the StackSet's. */
function templates() {
  const folder = join(root, 'dist/checks/templates');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { Resources } = JSON.parse(
    readFileSync(join(assembly, 'orgcost-organization.template.json'), 'utf8'),
  );
  const within = join(folder, 'member-account.template.json');
  writeFileSync(within, Resources.MemberAccounts.Properties.TemplateBody);
  return [
    ...readdirSync(assembly)
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => join(assembly, name)),
    within,
  ];
}

/** @param {string} file */
function lint(file) {
  const name = file.replace(/^.*[\\/]/, '');
  passes(`cfn-lint ${name}`, cfnLint.program('cfn-lint'), ['--regions', 'us-east-1', '--', file]);
}

function bundles() {
  return ['collector', 'alerter'].flatMap((app) => {
    const folder = join(root, 'dist/apps', app);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(folder, name));
  });
}

/**
 * It has a handler, once it has been told what it needs.
 *
 * @param {string} file
 */
function start(file) {
  const script = `if (typeof (await import(${JSON.stringify(file)})).handler !== 'function') process.exit(1)`;
  passes(
    `${file.replace(root, '')} starts in ${lambdaNode}`,
    'npx',
    ['--yes', lambdaNode, '--input-type=module', '--eval', script],
    {
      TABLE_NAME: 'orgcost',
      MEMBER_ROLE_NAME: 'OrgCostCollector',
      EXTERNAL_ID: 'choose-a-value-of-your-own',
      TABLE_REGION: 'us-east-1',
      ALARM_PREFIX: 'orgcost-billing-',
      AWS_REGION: 'us-east-1',
    },
  );
}

/**
 * @param {string} what
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function passes(what, command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_TUI: 'false', ...env },
  });
  const passed = status === 0;
  console.log(`${passed ? 'ok' : 'FAILED'}: ${what}`);
  if (!passed) process.stdout.write(`${stdout}${stderr}`);
  counts[passed ? 'passed' : 'failed'] += 1;
  return passed;
}
