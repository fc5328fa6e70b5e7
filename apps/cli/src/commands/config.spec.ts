import { configJsonSchema } from '@orgcost/config';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Capture, runCli } from '../testing/run-cli';

const example = readFileSync(
  join(__dirname, '../../../../docs/orgcost.config.example.yaml'),
  'utf8',
);

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'orgcost-config-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

describe('orgcost config check', () => {
  it('tells what the file has deployed', async () => {
    writeFileSync(join(cwd, 'orgcost.config.yaml'), example);

    expect(await runCli(['config', 'check'], { cwd })).toEqual({
      exitCode: 0,
      stdout: `orgcost.config.yaml is right. This is deployed:

  Collects  in payer mode at 06:00 UTC, for at most 2,000 pages ($20.00) a run
  Keeps     table orgcost, in us-east-1 of 222222222222
  Equips    r-exmp of o-exampleorgid
  Alarms    in every account, above $1,000 in a month; none for 24 hours
  Watches   the same, a day 50% and $20 above the usual, a month on its way above $1,200, 50, 80, 100% of a budget of $1,500
            production, ou-exmp-11111111: above $20,000 in a month
            experiments, stage=experiment: above $200 in a month, above $50 in 24 hours, no budget
            data platform, 1 account: above $90,000 in a month
  Mails     platform-team@example.com when OrgCost fails; owners from costs@example.com, or platform-team@example.com in place of them
  Charges   finance@example.com on day 8 of what the month before comes to; 1 principal may close; copies are locked for 7 years, unless somebody is let unlock one
  Deployed  by example/cost-tracker, with approval of its environment production
`,
      stderr: '',
    });
  });

  it('tells what a tier switches off', async () => {
    const off = example
      .replace('      budget: false', '      budget: false\n      change: false')
      .replace('      daily: 50', '      daily: false');
    writeFileSync(join(cwd, 'orgcost.config.yaml'), off);

    expect((await runCli(['config', 'check'], { cwd })).stdout).toContain(
      'experiments, stage=experiment: above $200 in a month, none for 24 hours, no change, no budget\n',
    );
  });

  it('fits a terminal of 80 columns', async () => {
    writeFileSync(join(cwd, 'orgcost.config.yaml'), example);
    const stdout = Object.assign(new Capture(), { isTTY: true, columns: 80 });

    await runCli(['config', 'check'], { cwd, stdout });
    expect(stdout.text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(stdout.text).toContain(`
            experiments, stage=experiment: above $200 in a month, above $50 in
            24 hours, no budget
`);
  });

  it('names each thing that is wrong with its line, and ends with 2', async () => {
    writeFileSync(
      join(cwd, 'other.yaml'),
      'table: orgcost\ncollection:\n  mode: both\nalarms:\n  monthToDate: much\nchargeback:\n  prepareDay: 31\n',
    );

    expect(await runCli(['config', 'check', '--config', 'other.yaml'], { cwd })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: other.yaml, line 3: collection.mode must be member or payer\n' +
        'orgcost: other.yaml, line 5: alarms.monthToDate must be a whole number from 1 to 1000000000\n' +
        'orgcost: other.yaml, line 7: chargeback.prepareDay must be a whole number from 1 to 28\n',
    });
  });

  it('asks for what a deployment needs and the command line does not', async () => {
    writeFileSync(
      join(cwd, 'orgcost.config.yaml'),
      'table: orgcost\ncollection:\n  mode: member\nalarms:\n  monthToDate: 5\n',
    );

    expect(await runCli(['config', 'check'], { cwd })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: orgcost.config.yaml, line 2: collection.externalId is missing: it must have 2 to 1,224 letters, digits or characters of +=,.@:/-_\n' +
        'orgcost: orgcost.config.yaml, line 1: deployment is missing\n',
    });
  });

  it('says so where there is no file', async () => {
    expect(await runCli(['config', 'check'], { cwd })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'orgcost: There is no orgcost.config.yaml here: write one, such as docs/orgcost.config.example.yaml, or name one with --config\n',
    });
  });
});

describe('orgcost config schema', () => {
  it('prints what editors read', async () => {
    const { exitCode, stdout } = await runCli(['config', 'schema'], { cwd });
    expect([exitCode, JSON.parse(stdout)]).toEqual([0, configJsonSchema()]);
  });
});
