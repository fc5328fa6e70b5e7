import { amountSchema, parseUtcDay } from '@orgcost/domain';
import { sumAmounts } from '@orgcost/money';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { focusText } from '@orgcost/testing';
import { environmentOf } from '../aws/local-environment';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

jest.setTimeout(30_000);

const focusFile = focusText(
  '1000.125, 1000, USD, 111, Amazon EC2, Usage, 01, AWS',
  '-0.000000000001, 0, USD, 111, Amazon EC2, Credit, 02, AWS',
  '2.5, 2, EUR, 222, Amazon S3, Usage, 02, AWS',
  '0.1, 0.1, USD, 222, Amazon S3, Tax, 02, AWS',
);
const november = '--from 2026-11-01 --to 2026-12-01';
const sourceOf = (accounts: string) => `Source: FOCUS files of AWS (${accounts}).\n`;
const notes = 'Amounts are rounded to two decimals here: --format csv or json gives every digit.\n';

const rowsSchema = z.array(z.object({ account: z.string(), amount: amountSchema }));

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'), 4);
  await writeFile(join(setting.folder, 'focus.csv'), focusFile);
});

afterAll(() => setting.close());

async function shown(line: string, note = ''): Promise<string> {
  const { exitCode, stdout, stderr } = await setting.cli(line, {
    now: () => Date.parse('2026-11-30T12:00:00Z'),
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: note });
  return stdout;
}

describe('orgcost costs of imported files', () => {
  beforeAll(() => setting.cli('import focus focus.csv --ledger focus'));

  const costs = (line: string, note?: string) =>
    shown(`costs --ledger focus --metric net-unblended ${line}`, note);
  const noted = (told: string, others: number) =>
    `FOCUS files tell of ${told} and nothing of ${others} more: these had no cost, or the files lack them\n`;
  const bothDays = noted('2 days (2026-11-01 to 2026-11-02)', 27);

  it('are by account for all of them, this month if nothing else is said', async () => {
    expect(await costs('--all', bothDays)).toBe(`\
Net unblended cost by account of all accounts, 2026-11-01 to 2026-11-30 (UTC, both included)

Account  Name  Net unblended  Currency
──────────────────────────────────────
222                     2.50  EUR
111                 1,000.12  USD
222                     0.10  USD
──────────────────────────────────────
Total                   2.50  EUR
Total               1,000.22  USD

${sourceOf('2 accounts')}${notes}`);
  });

  it('are by service for one of them', async () => {
    expect(await costs(`--account 222 ${november}`, noted('1 day (2026-11-02)', 28))).toBe(`\
Net unblended cost by service of account 222, 2026-11-01 to 2026-11-30 (UTC, both included)

Service    Net unblended  Currency
──────────────────────────────────
Amazon S3           2.50  EUR
Amazon S3           0.10  USD
──────────────────────────────────
Total               2.50  EUR
Total               0.10  USD

${sourceOf('1 account')}${notes}`);
  });

  it('are by charge type across accounts in a table, and keep accounts apart in rows', async () => {
    expect(await costs(`--all ${november} --group-by charge-type`, bothDays)).toBe(`\
Net unblended cost by charge type of all accounts, 2026-11-01 to 2026-11-30 (UTC, both included)

Charge type  Net unblended  Currency
────────────────────────────────────
Usage                 2.50  EUR
Usage             1,000.12  USD
Tax                   0.10  USD
Credit                0.00  USD
────────────────────────────────────
Total                 2.50  EUR
Total             1,000.22  USD

${sourceOf('2 accounts')}${notes}`);
    expect(await costs(`--all ${november} --group-by charge-type --format csv`, bothDays)).toBe(`\
account,chargeType,metric,amount,currency,estimated
111,Credit,net-unblended,-0.000000000001,USD,false
111,Usage,net-unblended,1000.125,USD,false
222,Tax,net-unblended,0.1,USD,false
222,Usage,net-unblended,2.5,EUR,false
`);
  });

  it('end before the day that is named as the end', async () => {
    expect(
      await costs('--account 111 --from 2026-11-01 --to 2026-11-02 --group-by day --format csv'),
    ).toBe(`\
account,day,metric,amount,currency,estimated
111,2026-11-01,net-unblended,1000.125,USD,false
`);
  });

  it('are none in days that were not imported, and say so', async () => {
    const line = 'costs --all --from 2026-01-01 --to 2026-02-01 --ledger focus';
    const never =
      'Not collected: the ledger has nothing of these days; "orgcost collect --since 2026-01-01" reads them.\n';

    expect(await setting.cli(`${line} --json`)).toEqual({
      exitCode: 3,
      stdout: '[]\n',
      stderr: never,
    });
    expect(await setting.cli(line)).toEqual({
      exitCode: 3,
      stdout: `Unblended cost by account of all accounts, 2026-01-01 to 2026-01-31 (UTC, both included)\n\n${never}`,
      stderr: '',
    });
  });
});

describe('orgcost costs of a collected organization', () => {
  const first = '2026-11-03T12:00:00Z';
  const second = '2026-11-20T12:00:00Z';
  const october = 'costs --all --from 2026-10-01 --to 2026-11-01 --json';
  let known: string;

  beforeAll(async () => {
    await setting.cli('collect --since 2026-10-01', { now: () => Date.parse(first) });
    known = await shown(october);
    setting.organization.setToday(parseUtcDay('2026-11-20'));
    await setting.cli('collect --since 2026-10-01', { now: () => Date.parse(second) });
  });

  it('are the same by whole months and by days, to the last digit', async () => {
    const sum = async (line: string) =>
      sumAmounts(rowsSchema.parse(JSON.parse(await shown(line))).map(({ amount }) => amount));

    expect(await sum(`${october} --group-by day`)).toBe(await sum(october));
  });

  it('can be read as they were known before AWS restated them', async () => {
    const now = await shown(october);

    expect(now).not.toBe(known);
    expect(await shown(`${october} --as-of ${first}`)).toBe(known);
    expect(await shown(`${october} --as-of ${second}`)).toBe(now);
    expect(await setting.cli(`${october} --as-of 2026-11-02`)).toEqual({
      exitCode: 3,
      stdout: '[]\n',
      stderr: 'Not collected: of these days the ledger knew nothing then.\n',
    });
    // What was learned on a day counts at its end.
    expect(await shown(`${october} --as-of 2026-11-03`)).toBe(known);
    expect(await shown(`${october} --as-of 2026-11-19`)).toBe(known);
    expect(await shown(`${october} --as-of 2026-11-20`)).toBe(now);
  });

  it('name the accounts', async () => {
    const table = await shown('costs --all --from 2026-11-01 --to 2026-11-21');

    expect(table).toMatch(/^\d{12} {2}Web Shop Production +[\d,]+\.\d\d {2}USD$/m);
    expect(table).toContain("\nSource: the account's own view (4 accounts).\n");
  });
});

describe('orgcost costs after a run that left accounts out', () => {
  const costs = (line: string) =>
    setting.cli(`costs --ledger capped ${line}`, { now: () => Date.parse('2026-11-20T14:00:00Z') });
  let left: readonly string[];
  let run: string;

  beforeAll(async () => {
    const { stdout } = await setting.cli('collect --ledger capped --max-pages 2 --json', {
      now: () => Date.parse('2026-11-20T12:00:00Z'),
    });
    const collected = collectedSchema.parse(JSON.parse(stdout));
    run = collected.run.id;
    left = collected.results
      .filter(({ outcome }) => outcome === 'left-for-next-run')
      .map(({ account }) => account);
  });

  it('say which are missing, beside the sums', async () => {
    const note = `Missing or out of date in these sums: 3 accounts that were not collected (${left.join(', ')}): see "orgcost runs show ${run}"\n`;

    expect(await costs('--all')).toMatchObject({ exitCode: 3, stderr: note });
    const { stdout, stderr } = await costs('--all --json');
    expect(rowsSchema.parse(JSON.parse(stdout))).toHaveLength(1);
    expect(stderr).toBe(note);
    expect((await costs(`--account ${left[1] ?? ''}`)).stderr).toBe(
      `Missing or out of date in these sums: 1 account that was not collected (${left[1] ?? ''}): see "orgcost runs show ${run}"\n`,
    );
  });

  it('say nothing of it once the next run has collected the rest', async () => {
    await setting.cli('collect --ledger capped', { now: () => Date.parse('2026-11-20T13:00:00Z') });

    expect(await costs('--all')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('orgcost costs of an account without data yet', () => {
  const account = '428277027919';
  const note = `Without data yet: 1 account (${account}); each run asks again\n`;
  let whole: LocalSetting;

  beforeAll(async () => {
    whole = await openLocalSetting(parseUtcDay('2026-11-03'));
    await whole.cli('collect --since 2026-11-01');
  });

  afterAll(() => whole.close());

  it('are none yet, and not missing, whether it is asked for by itself or with others', async () => {
    expect(await whole.cli(`costs --account ${account}`)).toEqual({
      exitCode: 0,
      stdout: `Unblended cost by service of account ${account}, 2026-11-01 to 2026-11-03 (UTC, both included)

No cost yet: there was no data to collect.
`,
      stderr: note,
    });
    expect(await whole.cli('costs --all')).toMatchObject({ exitCode: 0, stderr: note });
    expect(await whole.cli('costs --all --to 2026-11-03 --from 2026-11-01')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it('are told from those of accounts that refuse', async () => {
    const env = { ORGCOST_EXTERNAL_ID: 'another', ORGCOST_PAYER_ROLE_ARN: '' };
    const denied = await whole.cli('collect --ledger denied', {
      env: { ...environmentOf(whole.organization), ...env },
    });
    const id = /^Run ([^,]+)/.exec(denied.stdout)?.[1] ?? '';
    expect(await whole.cli('costs --ledger denied --all')).toEqual({
      exitCode: 3,
      stdout: `Unblended cost by account of all accounts, 2026-11-01 to 2026-11-03 (UTC, both included)

Not collected: the ledger has nothing of these days.
`,
      stderr: `Missing or out of date in these sums: 24 accounts that were not collected (103665230401, 146311016670, 157767196654, 200412982923, 211869162907 and 19 more): see "orgcost runs show ${id}"\n`,
    });
  });
});

const collectedSchema = z.object({
  run: z.object({ id: z.string() }),
  results: z.array(z.object({ account: z.string(), outcome: z.string() })),
});
