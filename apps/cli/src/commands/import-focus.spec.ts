import { parseUtcDay } from '@orgcost/domain';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { focusText } from '@orgcost/testing';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { Capture } from '../testing/run-cli';

jest.setTimeout(30_000);

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'), 2);
});

afterAll(() => setting.close());

const write = (name: string, ...charges: string[]) =>
  writeFile(join(setting.folder, name), focusText(...charges));

const done = (stdout: string) => ({ exitCode: 0, stdout, stderr: '' });
const refused = (...lines: string[]) => ({
  exitCode: 2,
  stdout: '',
  stderr: lines.map((line) => `orgcost: Nothing was imported, for ${line}\n`).join(''),
});

const next = (from: string, to: string) =>
  `"orgcost costs --all --from ${from} --to ${to} --metric net-unblended" shows them\n`;

describe('orgcost import focus', () => {
  it('tells what was taken, exactly, and writes nothing again that did not change', async () => {
    await write(
      'good.csv',
      '1.000000000000001, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
      '2, 0.5, USD, 111, Amazon S3, Usage, 03, AWS',
      '9, 0.5, USD, 111, Amazon S3, Usage, 01, Azure',
    );
    const rows = `\
3 rows: 2 taken, 1 of other providers, 0 rejected
2026-11: 2 rows, 2026-11-01 to 2026-11-03
`;
    const totals = `\
Net unblended: 3.000000000000001 USD
Net amortized: 1 USD
${next('2026-11-01', '2026-11-04')}`;
    const line = 'import focus good.csv --provider AWS';

    expect(await setting.cli(line)).toEqual(
      done(`${rows}1 account: 2 days written, 0 days unchanged\n${totals}`),
    );
    expect(await setting.cli(line)).toEqual(
      done(`${rows}1 account: 0 days written, 2 days unchanged\n${totals}`),
    );
  });

  it('is done in part where rows are rejected, and says where they are and of which days', async () => {
    await write(
      'bad.csv',
      '1, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
      'one, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
      'two, 0.5, USD, 111, Amazon S3, Usage, 02, AWS',
      '3, 0.5, USD, 222, Amazon S3, Usage, 40, AWS',
    );
    await write('more.csv', '2, 0.5, USD, 111, Amazon S3, Usage, 03, AWS');
    expect(await setting.cli('import focus bad.csv more.csv --ledger bad')).toEqual({
      exitCode: 3,
      stdout: `\
5 rows: 2 taken, 3 rejected: see bad.csv.rejects.csv
Not whole, without their rejected rows: 2 days of 1 account: 111 (2 days, 2026-11-01 to 2026-11-02); 1 row of unknown days
2026-11: 2 rows, 2026-11-01 to 2026-11-03
1 account: 2 days written, 0 days unchanged
Net unblended: 3 USD
Net amortized: 1 USD
${next('2026-11-01', '2026-11-04')}`,
      stderr: '',
    });
    expect(await readFile(join(setting.folder, 'bad.csv.rejects.csv'), 'utf8')).toContain('one');
  });
});

it('tells what is doubtful about a file beside what it took', async () => {
  const file = join(setting.folder, 'cut.csv');
  await writeFile(file, focusText('1, 1, USD, 111, Amazon S3, Usage, 01, AWS').trimEnd());

  expect(await setting.cli('import focus cut.csv --ledger cut')).toEqual({
    exitCode: 0,
    stdout: `\
1 row: 1 taken, 0 rejected
2026-11: 1 row, 2026-11-01 to 2026-11-01
1 account: 1 day written, 0 days unchanged
Net unblended: 1 USD
Net amortized: 1 USD
${next('2026-11-01', '2026-11-02')}`,
    stderr: `The last line of ${file} has no line end: it may be cut off\n`,
  });
});

it('tells on a terminal how far it is, with nothing but the answer on stdout', async () => {
  const stderr = Object.assign(new Capture(), { isTTY: true });
  await write('seen.csv', '1, 1, USD, 111, Amazon S3, Usage, 01, AWS');
  await setting.cli('import focus seen.csv --ledger seen', { stderr });
  await setting.cli('import focus seen.csv absent.csv --ledger seen', { stderr });

  const onTheWay = /: [1-9]?0 of 100$/;
  expect(stderr.text.split('\n').filter((line) => !onTheWay.test(line))).toEqual([
    'Reading 1 file, in percent …',
    'Reading 1 file, in percent: 100 of 100',
    'Read 1 row of 1 file',
    'Reading 2 files, in percent …',
    'The files could not be read',
    `orgcost: ${join(setting.folder, 'absent.csv')} does not exist`,
    '',
  ]);
});

it('makes no ledger on a dry run', async () => {
  await write('dry.csv', '1, 1, USD, 111, Amazon S3, Usage, 01, AWS');
  expect(await setting.cli('import focus dry.csv --dry-run --ledger dry')).toEqual(
    done(`\
1 row: 1 taken, 0 rejected
2026-11: 1 row, 2026-11-01 to 2026-11-01
1 account: 1 day would be written, 0 days unchanged
Net unblended: 1 USD
Net amortized: 1 USD
Nothing was written: this was a dry run
`),
  );
  await expect(access(join(setting.folder, 'dry'))).rejects.toThrow('ENOENT');
});

it('makes no ledger where no row can be taken', async () => {
  await write('worst.csv', 'one, 1, USD, 111, Amazon S3, Usage, 01, AWS');
  expect(await setting.cli('import focus worst.csv --ledger worst')).toEqual({
    exitCode: 3,
    stdout: `\
1 row: 0 taken, 1 rejected: see worst.csv.rejects.csv
Not whole, without their rejected rows: 1 day of 1 account: 111 (2026-11-01)
0 accounts: 0 days written, 0 days unchanged
`,
    stderr: '',
  });
  await expect(access(join(setting.folder, 'worst'))).rejects.toThrow('ENOENT');
});

it('counts on a dry run what an import would write, and writes nothing', async () => {
  await write(
    'known.csv',
    '1, 1, USD, 111, Amazon S3, Usage, 01, AWS',
    '1, 1, USD, 222, Amazon S3, Usage, 02, AWS',
  );
  await write(
    'more.csv',
    '1, 1, USD, 111, Amazon S3, Usage, 01, AWS',
    '2, 2, USD, 222, Amazon S3, Usage, 02, AWS',
  );
  await setting.cli('import focus known.csv --ledger known');
  const line = 'import focus more.csv --ledger known';

  expect(await setting.cli(`${line} --dry-run`)).toEqual(
    done(`\
2 rows: 2 taken, 0 rejected
2026-11: 2 rows, 2026-11-01 to 2026-11-02
2 accounts: 1 day would be written, 1 day unchanged
Net unblended: 3 USD
Net amortized: 3 USD
Nothing was written: this was a dry run
`),
  );
  expect((await setting.cli(line)).stdout).toContain(
    '\n2 accounts: 1 day written, 1 day unchanged\n',
  );
});

describe('an import of a part', () => {
  const accounts = ['111', '222', '333', '444', '555', '666'];
  const wholeText = `\
14 rows: 14 taken, 0 rejected
2026-11: 14 rows, 2026-11-01 to 2026-11-09
6 accounts: 7 days written, 0 days unchanged
Net unblended: 14 USD
Net amortized: 14 USD
${next('2026-11-01', '2026-11-10')}`;
  const lost =
    'the ledger has more of 7 days of 6 accounts: 111 (2 days, 2026-11-01 to 2026-11-09), ' +
    '222 (2026-11-01), 333 (2026-11-01), 444 (2026-11-01), 555 (2026-11-01) and 1 more';
  let before: string;

  const costs = async (asOf = '') =>
    (await setting.cli(`costs --all --metric net-unblended --json --ledger parts${asOf}`)).stdout;

  beforeAll(async () => {
    const charges = [
      ...accounts.map((account) => `1, 1, USD, ${account}, Amazon S3, Usage, 01, AWS`),
      '1, 1, USD, 111, Amazon S3, Usage, 09, AWS',
    ];
    await write('part-1.csv', ...charges);
    await write('part-2.csv', ...charges.map((charge) => charge.replace('S3', 'EC2')));
    await write('twisted.csv', ...charges, 'one, 1, USD, 111, Amazon EC2, Usage, 01, AWS');
    expect(await setting.cli('import focus part-1.csv part-2.csv --ledger parts')).toEqual(
      done(wholeText),
    );
    before = await costs();
  });

  it('is refused where the ledger has more', async () => {
    expect(await setting.cli('import focus part-2.csv --ledger parts')).toEqual(
      refused(
        `${lost}. Name all files of a period in one command; if nothing is missing from them, add --replace-fuller`,
      ),
    );
    expect(await costs()).toBe(before);
  });

  it('is refused where rows were rejected, and says where they are', async () => {
    expect(await setting.cli('import focus twisted.csv --ledger parts --json')).toEqual(
      refused(
        `${lost}. Name all files of a period in one command, and mend what is in twisted.csv.rejects.csv; if nothing is missing from them, add --replace-fuller`,
      ),
    );
    expect(await costs()).toBe(before);
  });

  it('is no part when it has the other files with it, in any order', async () => {
    expect(await setting.cli('import focus part-2.csv part-1.csv --ledger parts')).toEqual(
      done(
        wholeText.replace('7 days written, 0 days unchanged', '0 days written, 7 days unchanged'),
      ),
    );
  });

  it('replaces more where it is told to, and names what it was', async () => {
    const line = 'import focus part-2.csv --replace-fuller --ledger parts';
    expect(await setting.cli(`${line} --dry-run`)).toEqual(
      done(`\
7 rows: 7 taken, 0 rejected
2026-11: 7 rows, 2026-11-01 to 2026-11-09
6 accounts: 7 days would be written, 0 days unchanged
Would replace fuller days: 7 days of 6 accounts: 111 (2 days, 2026-11-01 to 2026-11-09), 222 (2026-11-01), 333 (2026-11-01), 444 (2026-11-01), 555 (2026-11-01) and 1 more
Net unblended: 7 USD
Net amortized: 7 USD
Nothing was written: this was a dry run
`),
    );
    expect(await costs()).toBe(before);
    const later = { now: () => Date.parse('2026-11-04T12:00:00Z') };
    expect(await setting.cli(line, later)).toEqual(
      done(`\
7 rows: 7 taken, 0 rejected
2026-11: 7 rows, 2026-11-01 to 2026-11-09
6 accounts: 7 days written, 0 days unchanged
Replaced fuller days: 7 days of 6 accounts: 111 (2 days, 2026-11-01 to 2026-11-09), 222 (2026-11-01), 333 (2026-11-01), 444 (2026-11-01), 555 (2026-11-01) and 1 more
Net unblended: 7 USD
Net amortized: 7 USD
${next('2026-11-01', '2026-11-10')}`),
    );
    expect(await costs()).not.toBe(before);
    expect(await costs(' --as-of 2026-11-03T12:00:00Z')).toBe(before);
  });
});

describe('an import of a newer export, in which a charge moved and an account vanished', () => {
  const rows = '4 rows: 4 taken, 0 rejected\n2026-11: 4 rows, 2026-11-03 to 2026-11-05\n';
  const totals = `Net unblended: 112 USD\nNet amortized: 12 USD\n${next('2026-11-03', '2026-11-06')}`;
  const later = { now: () => Date.parse('2026-11-04T12:00:00Z') };
  let before: string;

  const costs = async (asOf = '') =>
    (
      await setting.cli(
        `costs --all --from 2026-11-01 --to 2026-11-10 --metric net-unblended --group-by day --format csv --ledger newer${asOf}`,
      )
    ).stdout;

  beforeAll(async () => {
    await write(
      'around.csv',
      '1, 1, USD, 111, Amazon S3, Usage, 02, AWS',
      '1, 1, USD, 333, Amazon S3, Usage, 02, AWS',
    );
    await write('other.csv', '7, 7, USD, 444, Disks, Usage, 04, Azure');
    await write(
      'older.csv',
      '100, 0, USD, 111, Amazon EC2, Purchase, 03, AWS',
      '5, 5, USD, 111, Amazon S3, Usage, 04, AWS',
      '5, 5, USD, 111, Amazon S3, Usage, 05, AWS',
      '2, 2, USD, 222, Amazon S3, Usage, 03, AWS',
      '3, 3, USD, 333, Amazon S3, Usage, 05, AWS',
    );
    await write('after.csv', '1, 1, USD, 333, Amazon S3, Usage, 06, AWS');
    await write(
      'newer.csv',
      '100, 0, USD, 111, Amazon EC2, Purchase, 04, AWS',
      '5, 5, USD, 111, Amazon S3, Usage, 04, AWS',
      '5, 5, USD, 111, Amazon S3, Usage, 05, AWS',
      '2, 2, USD, 222, Amazon S3, Usage, 03, AWS',
    );
    for (const file of ['around', 'other', 'older', 'after']) {
      const { exitCode, stderr } = await setting.cli(`import focus ${file}.csv --ledger newer`);
      expect({ file, exitCode, stderr }).toEqual({ file, exitCode: 0, stderr: '' });
    }
    before = await costs();
  });

  it('is refused, and names the days that it would empty', async () => {
    expect(await setting.cli('import focus newer.csv --ledger newer')).toEqual(
      refused(
        'the ledger has more of 2 days of 2 accounts: 111 (2026-11-03), 333 (2026-11-05). ' +
          'Name all files of a period in one command; if nothing is missing from them, add --replace-fuller',
      ),
    );
    expect(await costs()).toBe(before);
  });

  it('empties them where it is told to, and no others', async () => {
    expect(
      await setting.cli('import focus newer.csv --replace-fuller --ledger newer', later),
    ).toEqual(
      done(`\
${rows}3 accounts: 3 days written, 2 days unchanged
Replaced fuller days: 2 days of 2 accounts: 111 (2026-11-03), 333 (2026-11-05)
${totals}`),
    );
    expect(before).toBe(`\
account,day,metric,amount,currency,estimated
111,2026-11-02,net-unblended,1,USD,false
111,2026-11-03,net-unblended,100,USD,false
111,2026-11-04,net-unblended,5,USD,false
111,2026-11-05,net-unblended,5,USD,false
222,2026-11-03,net-unblended,2,USD,false
333,2026-11-02,net-unblended,1,USD,false
333,2026-11-05,net-unblended,3,USD,false
333,2026-11-06,net-unblended,1,USD,false
444,2026-11-04,net-unblended,7,USD,false
`);
    expect(await costs()).toBe(`\
account,day,metric,amount,currency,estimated
111,2026-11-02,net-unblended,1,USD,false
111,2026-11-04,net-unblended,105,USD,false
111,2026-11-05,net-unblended,5,USD,false
222,2026-11-03,net-unblended,2,USD,false
333,2026-11-02,net-unblended,1,USD,false
333,2026-11-06,net-unblended,1,USD,false
444,2026-11-04,net-unblended,7,USD,false
`);
    expect(await costs(' --as-of 2026-11-03T12:00:00Z')).toBe(before);
  });

  it('loses nothing when it is repeated, and writes nothing', async () => {
    expect(await setting.cli('import focus newer.csv --ledger newer', later)).toEqual(
      done(`${rows}2 accounts: 0 days written, 3 days unchanged\n${totals}`),
    );
  });
});

describe('an import of days that come from Cost Explorer', () => {
  let account: string;

  beforeAll(async () => {
    await setting.cli('collect --since 2026-11-01 --ledger collected');
    account = setting.organization.organization.accounts[0]?.id ?? '';
    await write(
      'over.csv',
      `1, 1, USD, ${account}, Amazon S3, Usage, 01, AWS`,
      '2, 2, USD, 999, Amazon S3, Usage, 01, AWS',
    );
  });

  it('is refused, with nothing written', async () => {
    const line = 'import focus over.csv --ledger collected';
    const refusal = refused(
      `it would replace what Cost Explorer told, in more metrics, of 1 day of 1 account: ${account} (2026-11-01). ` +
        'Import into a ledger of its own, with --ledger, or add --replace-collected',
    );

    expect(await setting.cli(line)).toEqual(refusal);
    expect(await setting.cli(`${line} --replace-fuller`)).toEqual(refusal);
    expect((await setting.cli('costs --account 999 --ledger collected')).exitCode).toBe(2);
  });

  it('replaces them where it is told to, and says so', async () => {
    const line = 'import focus over.csv --replace-collected --ledger collected --json';
    const { exitCode, stdout, stderr } = await setting.cli(line);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      rows: 2,
      taken: 2,
      rejected: 0,
      otherProviders: 0,
      accounts: 2,
      rejectedWithoutDay: 0,
      periods: [{ period: '2026-11', rows: 2, firstDay: '2026-11-01', lastDay: '2026-11-01' }],
      totals: [{ currency: 'USD', amounts: { 'net-unblended': '3', 'net-amortized': '3' } }],
      incompleteDays: [],
      warnings: [],
      daysWritten: 2,
      daysUnchanged: 0,
      daysSuperseded: 0,
      replaced: { collected: [{ account, days: ['2026-11-01'] }], fuller: [] },
      dryRun: false,
    });
  });

  it('names both kinds of loss, a line each', async () => {
    await write(
      'both.csv',
      `1, 1, USD, ${account}, Amazon S3, Usage, 02, AWS`,
      '1, 1, USD, 999, Amazon S3, Usage, 01, AWS',
    );
    expect(await setting.cli('import focus both.csv --ledger collected')).toEqual(
      refused(
        `it would replace what Cost Explorer told, in more metrics, of 1 day of 1 account: ${account} (2026-11-02). ` +
          'Import into a ledger of its own, with --ledger, or add --replace-collected',
        `the ledger has more of 2 days of 2 accounts: ${account} (2026-11-01), 999 (2026-11-01). ` +
          'Name all files of a period in one command; if nothing is missing from them, add --replace-fuller',
      ),
    );
  });
});
