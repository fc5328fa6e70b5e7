import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgcost-infra-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(script: string, config: string, args: readonly string[] = []) {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ORGCOST_CONFIG: config },
  });
  return { status, stderr };
}

it.each(['diff.mjs', 'deploy.mjs'])('%s gives CDK no option that it does not know', (script) => {
  const config = join(folder, 'empty.yaml');
  // It ends with what is wrong in the config, before AWS is asked anything.
  writeFileSync(config, '{}');
  const { status, stderr } = run(script, config, ['--output', join(folder, 'cdk.out')]);

  expect(status).toBe(1);
  expect(stderr).not.toContain('Unknown option');
});

describe.each(['synth.mjs', 'diff.mjs', 'deploy.mjs'])('%s', (script) => {
  it.each(['none.yaml', '.'])('says so where there is no config: %s', (name) => {
    const config = join(folder, name);

    expect(run(script, config)).toEqual({
      status: 2,
      stderr: `There is no config file ${config}: correct ORGCOST_CONFIG\n`,
    });
  });
});
