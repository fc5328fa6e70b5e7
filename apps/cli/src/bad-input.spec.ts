import { parseUtcDay } from '@orgcost/domain';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { focusText } from '@orgcost/testing';
import { openLocalSetting, type LocalSetting } from './testing/local-setting';

jest.setTimeout(30_000);

const sample = focusText('1.5, 1.5, USD, 111, Amazon S3, Usage, 01, AWS');

let setting: LocalSetting;
let before: string;

beforeAll(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 2);
  const file = (name: string) => join(setting.folder, name);
  await writeFile(file('costs.csv'), sample);
  await writeFile(file('copy.csv'), sample);
  await writeFile(file('less.csv'), sample.replace('1.5', '1.4'));
  await writeFile(file('short.csv.gz'), gzipSync(sample).subarray(0, 60));
  await writeFile(file('short.parquet'), 'PAR1 and no more');
  await writeFile(file('header.csv'), sample.replace(/\n.*/s, '\n'));
  await writeFile(file('notes.csv'), 'a,b\n1,2\n');
  await writeFile(file('broken.yaml'), 'collection:\n  concurrency: many\n');
  await mkdir(file('folder'));
  await setting.cli('import focus costs.csv');
  before = await everything();
  await mkdir(file('corrupt'));
  await setting.cli('import focus costs.csv --ledger corrupt');
});

afterAll(() => setting.close());

async function everything(): Promise<string> {
  return (
    await setting.cli('costs --all --from 2026-11-01 --to 2026-11-10 --metric net-unblended --json')
  ).stdout;
}

describe('bad input', () => {
  it.each<[line: string, exitCode: number, message: string]>([
    [
      'costs --all --from 2026-02-30',
      2,
      '--from "2026-02-30" is not a day: the calendar does not have it',
    ],
    ['costs --all --from 1900-01-01', 2, '--from must lie between 2000-01-01 and 2100-01-01'],
    [
      'costs --all --from 1/11/2026',
      2,
      '--from "1/11/2026" is not a day: write it as YYYY-MM-DD, such as 2026-11-01',
    ],
    [
      'costs --all --from 2026-11-10 --to 2026-11-01',
      2,
      'From 2026-11-10 to 2026-11-01 there is no day: the end is exclusive and must be later than the start',
    ],
    [
      'costs --all --from 2027-01-01',
      2,
      '--from 2027-01-01 is later than today, 2026-11-10 (UTC): there is no cost yet',
    ],
    [
      'costs --all --to 2026-11-01',
      2,
      '--to 2026-11-01 needs a --from before it: without one, costs begin with 2026-11-01',
    ],
    [
      'runs list --config folder',
      2,
      'folder is a folder: name a config file with --config or ORGCOST_CONFIG',
    ],
    ['costs', 2, 'Say whose costs: either --all, or --account with an id'],
    ['costs --all --account 111', 2, 'Say whose costs: either --all, or --account with an id'],
    [
      'costs --account 111 --account 222',
      2,
      '--account is given twice, but takes one value: leave one out',
    ],
    [
      'runs list --limit 1 --limit=2',
      2,
      '--limit is given twice, but takes one value: leave one out',
    ],
    [
      '--ledger here costs --all --ledger there',
      2,
      '--ledger is given twice, but takes one value: leave one out',
    ],
    [
      'costs --account 999999999999',
      2,
      'The ledger knows no account 999999999999 in these days: "orgcost accounts list" shows those that it knows',
    ],
    [
      'costs --all --metric blended',
      2,
      "option '--metric <metric>' argument 'blended' is invalid. Allowed choices are unblended, amortized, net-unblended, net-amortized.",
    ],
    [
      'costs --all --from 2026-11-01',
      2,
      'These costs have no unblended: they have net-unblended, net-amortized; 1 account lacks unblended in FOCUS files of AWS (111): add --metric net-unblended',
    ],
    [
      'costs --all --from 2026-11-01 --metric amortized',
      2,
      'These costs have no amortized: they have net-unblended, net-amortized; 1 account lacks amortized in FOCUS files of AWS (111): add --metric net-amortized',
    ],
    [
      'costs --all --group-by team',
      2,
      "option '--group-by <dimension>' argument 'team' is invalid. Allowed choices are account, day, service, charge-type.",
    ],
    [
      'costs --all --as-of yesterday',
      2,
      '--as-of "yesterday" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z',
    ],
    [
      'costs --all --format xml',
      2,
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are table, csv, json.",
    ],
    [
      'costs --all --json --format csv',
      2,
      '--json and --format csv exclude each other: leave one out',
    ],
    [
      'costs --all --ledger nowhere',
      2,
      'There is no ledger in nowhere yet: "orgcost accounts sync" (free of charge), "orgcost collect" or "orgcost import focus" starts one',
    ],
    [
      'costs --all --ledger costs.csv',
      1,
      'The embedded ledger in FOLDER/costs.csv cannot be used: a part of its path is a file. Choose another folder',
    ],
    ['cost --all', 2, "unknown command 'cost' (Did you mean costs?)"],
    ['costs --al', 2, "unknown option '--al' (Did you mean --all?)"],
    ['collect --max-pages 0', 2, '--max-pages must be a whole number of 1 or more'],
    ['collect --max-pages ten', 2, '--max-pages must be a whole number of 1 or more'],
    [
      'collect --since 2026-11-11',
      2,
      'Nothing can be collected since 2026-11-11: it is later than today, 2026-11-10 (UTC)',
    ],
    [
      'collect --accounts 999999999999',
      2,
      'The ledger knows no account 999999999999: see "orgcost accounts list", or run "orgcost accounts sync"',
    ],
    [
      'collect --mode both',
      2,
      "option '--mode <mode>' argument 'both' is invalid. Allowed choices are member, payer.",
    ],
    [
      'runs show never',
      2,
      'The ledger has no run never: "orgcost runs list" shows those that it has',
    ],
    [
      'runs list --config broken.yaml',
      2,
      'broken.yaml, line 2: collection.concurrency must be a whole number from 1 to 1000',
    ],
    [
      'runs list --config no.yaml',
      2,
      'There is no config file no.yaml: correct --config or ORGCOST_CONFIG',
    ],
    [
      'runs list --table orgcost --ledger here',
      2,
      'A ledger is either in a table or in a folder: give --table (ORGCOST_TABLE) or --ledger (ORGCOST_LEDGER), not both',
    ],
    [
      'runs list --endpoint-url http://localhost:8000',
      2,
      '--endpoint-url is where the table is: name the table too, with --table',
    ],
    ['import focus no.csv', 2, 'FOLDER/no.csv does not exist'],
    [
      'import focus folder',
      2,
      'FOLDER/folder is not a file: name FOCUS files, CSV, gzipped CSV or Parquet',
    ],
    [
      'import focus notes.csv',
      2,
      'FOLDER/notes.csv is not a FOCUS 1.0–1.2 file: it lacks BilledCost, BillingAccountId, BillingCurrency, BillingPeriodEnd, BillingPeriodStart, ChargeCategory, ChargePeriodStart, EffectiveCost, ProviderName, ServiceName',
    ],
    [
      'import focus header.csv --ledger none',
      2,
      'There is no row in FOLDER/header.csv: export or download it again',
    ],
    [
      'import focus short.csv.gz',
      2,
      'FOLDER/short.csv.gz is cut short: its gzip has no end. Download it again',
    ],
    [
      'import focus short.parquet',
      2,
      'FOLDER/short.parquet is damaged or cut short: nothing was imported. Export or download it again',
    ],
    [
      'import focus costs.csv --provider Azure',
      2,
      'No row of FOLDER/costs.csv is of the provider "Azure": they are of AWS',
    ],
    [
      'import focus costs.csv short.parquet',
      2,
      'FOLDER/short.parquet is damaged or cut short: nothing was imported. Export or download it again',
    ],
    [
      'import focus costs.csv copy.csv',
      2,
      'The same file is given twice, as FOLDER/costs.csv and as FOLDER/copy.csv: name it once',
    ],
    [
      'import focus less.csv',
      2,
      'Nothing was imported, for the ledger has more of 1 day of 1 account: 111 (2026-11-01). Name all files of a period in one command; if nothing is missing from them, add --replace-fuller',
    ],
    ['import focus', 2, "missing required argument 'files'"],
    [
      'local-organization serve --accounts 1',
      2,
      '--accounts must be a whole number from 2 to 20000',
    ],
    ['local-organization serve --port 70000', 2, '--port must be a port from 0 to 65535'],
  ])('%s', async (line, exitCode, message) => {
    const { exitCode: actual, stdout, stderr } = await setting.cli(line);

    expect({
      exitCode: actual,
      stdout,
      stderr: stderr.replaceAll(setting.folder, 'FOLDER'),
    }).toEqual({
      exitCode,
      stdout: '',
      stderr: `orgcost: ${message}\n`,
    });
  });

  it('names a damaged ledger, and leaves it alone', async () => {
    const store = join(setting.folder, 'corrupt', 'store');
    // Its log is written on every opening.
    const files = (await readdir(store)).filter((file) => !file.startsWith('LOG'));
    await Promise.all(files.map((file) => writeFile(join(store, file), 'damaged')));

    expect(await setting.cli('costs --all --ledger corrupt')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `orgcost: The embedded ledger in ${setting.folder}/corrupt cannot be used: its files are damaged. Put back a copy of the folder, or move it away and collect again\n`,
    });
    for (const file of files) {
      expect(await readFile(join(store, file), 'utf8')).toBe('damaged');
    }
  });

  it('leaves the ledger as it was, and makes no other', async () => {
    expect(await everything()).toBe(before);
    expect(await readdir(setting.folder)).not.toContain('none');
  });
});
