import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const usage = `\
Usage: npm run reliability
Builds the CLI, tries every fault in every operation (many minutes), and writes docs/reliability.md anew.
`;

it.each([
  ['--help', { status: 0, stdout: usage, stderr: '' }],
  ['--only', { status: 2, stdout: '', stderr: `There is no option --only.\n${usage}` }],
])('%s starts nothing', (option, outcome) => {
  const script = join(__dirname, 'reliability.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, option], {
    encoding: 'utf8',
    timeout: 10_000,
  });

  expect({ status, stdout, stderr }).toEqual(outcome);
});
