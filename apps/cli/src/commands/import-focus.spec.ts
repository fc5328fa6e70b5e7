import { parseUtcDay } from '@orgcost/domain';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { focusText } from '@orgcost/testing';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';

let setting: LocalSetting;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-03'), 2);
  const write = (name: string, ...charges: string[]) =>
    writeFile(join(setting.folder, name), focusText(...charges));
  await write(
    'good.csv',
    '1.000000000000001, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
    '2, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
    '9, 0.5, USD, 111, Amazon S3, Usage, 01, Azure',
  );
  await write(
    'bad.csv',
    '1, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
    'one, 0.5, USD, 111, Amazon S3, Usage, 01, AWS',
  );
});

afterAll(() => setting.close());

describe('orgcost import focus', () => {
  it('tells what was taken, exactly, and writes nothing again that did not change', async () => {
    const counted = `3 rows: 2 taken, 1 of other providers, 0 rejected\n`;
    const totals = 'Net unblended: 3.000000000000001 USD\nNet amortized: 1 USD\n';
    const line = 'import focus good.csv --provider AWS';

    expect(await setting.cli(line)).toEqual({
      exitCode: 0,
      stdout: `${counted}1 account: 1 day written, 0 days unchanged\n${totals}`,
      stderr: '',
    });
    expect(await setting.cli(line)).toEqual({
      exitCode: 0,
      stdout: `${counted}1 account: 0 days written, 1 day unchanged\n${totals}`,
      stderr: '',
    });
  });

  it('is done in part where rows are rejected, and says where they are', async () => {
    expect(await setting.cli('import focus bad.csv --ledger bad')).toEqual({
      exitCode: 3,
      stdout: `\
2 rows: 1 taken, 1 rejected: see bad.csv.rejects.csv
1 account: 1 day written, 0 days unchanged
Net unblended: 1 USD
Net amortized: 0.5 USD
`,
      stderr: '',
    });
    expect(await readFile(join(setting.folder, 'bad.csv.rejects.csv'), 'utf8')).toContain('one');
  });
});
