/**
 * Synthesizes what is deployed, has cfn-lint look at each template, and starts each function in the Node of Lambda, as it is
 * deployed: with its files and its environment.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../install.mjs';
import { assembly } from '../infra/cdk.mjs';
import { pythonTool } from './python.mjs';

const cfnLint = pythonTool({ name: 'cfn-lint', version: '1.58.0', module: 'cfnlint' });
const lambdaNode = 'node@24';

const counts = { passed: 0, failed: 0 };

const nx = [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', 'infra:synth'];
if (passes('nx run infra:synth', process.execPath, [...nx, '--output-style=static'])) {
  if (cfnLint.install()) for (const file of templates()) lint(file);
  for (const each of functions()) start(each);
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

/** Of all stacks, each with the folder that becomes its code. */
function functions() {
  return readdirSync(assembly)
    .filter((name) => /^orgcost-.*\.template\.json$/.test(name))
    .flatMap((name) => {
      const { Resources } = JSON.parse(readFileSync(join(assembly, name), 'utf8'));
      return Object.values(Resources)
        .filter(({ Type }) => Type === 'AWS::Lambda::Function')
        .map(({ Properties: { Code, Environment, FunctionName, Handler } }) => ({
          name: FunctionName,
          folder: join(assembly, `asset.${Code.S3Key.replace(/\.zip$/, '')}`),
          file: Handler.replace(/\.handler$/, '.js'),
          variables: Environment.Variables,
        }));
    });
}

/**
 * It has a handler, once it has been told what it needs.
 *
 * @param {ReturnType<typeof functions>[number]} deployed
 */
function start({ name, folder, file, variables }) {
  const url = JSON.stringify(pathToFileURL(join(folder, file)).href);
  const script = `if (typeof (await import(${url})).handler !== 'function') process.exit(1)`;
  passes(
    `${name} starts in ${lambdaNode}`,
    'npx',
    ['--yes', lambdaNode, '--input-type=module', '--eval', script],
    { env: { ...variables, AWS_REGION: 'us-east-1' }, cwd: folder },
  );
}

/**
 * @param {string} what
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 */
function passes(what, command, args, { env = {}, cwd = root } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NX_TUI: 'false', ...env },
  });
  const passed = status === 0;
  console.log(`${passed ? 'ok' : 'FAILED'}: ${what}`);
  if (!passed) process.stdout.write(`${stdout}${stderr}`);
  counts[passed ? 'passed' : 'failed'] += 1;
  return passed;
}
