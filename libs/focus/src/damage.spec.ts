import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { InvalidInputError } from '@orgcost/domain';
import {
  csvOf,
  inOwnFolder,
  plainRow,
  readWhole,
  writeParquet,
  type FocusRow,
} from './focus-files.fixture';

const path = inOwnFolder();
let file: string;

beforeEach(() => {
  file = path('charges');
});

async function refusal(content?: string | Buffer): Promise<string> {
  if (content !== undefined) await writeFile(file, content);
  const error: unknown = await readWhole(file).then(
    () => 'it was read',
    (reason: unknown) => reason,
  );
  if (!(error instanceof InvalidInputError))
    throw new Error('No InvalidInputError', { cause: error });
  expect(error.message).not.toContain('\n');
  return error.message;
}

const cutShort = (details = '') =>
  `${file} is damaged or cut short${details}: nothing was imported. Export or download it again`;

const twice = (columns: string) =>
  `${file} has more than one column ${columns}, upper and lower case being the same: leave one of each`;

const rows: FocusRow[] = Array.from({ length: 5000 }, (_, index) => ({
  ...plainRow,
  ResourceId: `resource, ${index}`,
  Tags: `{"name": "${index}"}`,
}));
const csv = csvOf(rows);

describe('no file', () => {
  test('absent', async () => {
    expect(await refusal()).toBe(`${file} does not exist`);
  });

  test('a folder', async () => {
    await mkdir(file);
    expect(await refusal()).toBe(
      `${file} is not a file: name FOCUS files, CSV, gzipped CSV or Parquet`,
    );
  });

  // Permissions do not bind root.
  (process.getuid?.() === 0 ? test.skip : test)('unreadable', async () => {
    await writeFile(file, csv);
    await chmod(file, 0);
    expect(await refusal()).toBe(`${file} may not be read: check its permissions`);
  });

  test.each([
    ['plain', ''],
    ['gzipped', gzipSync('')],
  ])('empty, %s', async (_how, content) => {
    expect(await refusal(content)).toBe(`${file} is empty: export or download it again`);
  });
});

describe('not FOCUS', () => {
  test('columns that are missing are named', async () => {
    const columns = Object.keys(plainRow).filter(
      (column) => !/^(?:BilledCost|BillingPeriod.*)$/.test(column),
    );
    expect(await refusal(csvOf([plainRow], columns))).toBe(
      `${file} is not a FOCUS 1.0–1.2 file: it lacks BilledCost, BillingPeriodEnd, BillingPeriodStart`,
    );
  });

  test('missing in Parquet as well', async () => {
    await writeParquet(file, [{ BilledCost: '1' }]);
    expect(await refusal()).toBe(
      `${file} is not a FOCUS 1.0–1.2 file: it lacks BillingAccountId, BillingCurrency, BillingPeriodEnd, BillingPeriodStart, ChargeCategory, ChargePeriodStart, EffectiveCost, ProviderName, ServiceName`,
    );
  });

  test('columns that are there twice, in whatever case, are named', async () => {
    const columns = [...Object.keys(plainRow), 'billedcost', 'ServiceName', 'Tags', 'tags'];
    expect(await refusal(csvOf([plainRow], columns))).toBe(twice('BilledCost, ServiceName'));
  });

  test('twice in Parquet as well', async () => {
    // DuckDB writes no such file.
    await writeParquet(file, [{ ...plainRow, 'subaccount??': '222222222222' }]);
    const content = (await readFile(file, 'latin1')).replaceAll('subaccount??', 'subaccountid');
    expect(await refusal(Buffer.from(content, 'latin1'))).toBe(twice('SubAccountId'));
  });

  test.each([
    ['a web page', '<html>\n<body>Sign in, please</body>\n'],
    ['other separators', csv.replaceAll(',', ';')],
    ['one byte', 'x'],
    ['nothing but a line end', '\n'],
    ['an open quote', '"BilledCost'],
  ])('%s', async (_what, content) => {
    expect(await refusal(content)).toMatch(
      /^\S+ is (?:not a FOCUS 1.0–1.2 file: it lacks|damaged or cut short)/,
    );
  });

  test.each([
    ['bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    ['bytes without a zero', Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x41, 0x0a, 0x42])],
    ['UTF-16', Buffer.from(csv, 'utf16le')],
  ])('no text: %s', async (_what, content) => {
    expect(await refusal(content)).toBe(
      `${file} is neither Parquet nor CSV in UTF-8, gzipped or not: export or download it again`,
    );
  });

  test.each([
    ['plain', csvOf([], Object.keys(plainRow))],
    ['gzipped', gzipSync(csvOf([], Object.keys(plainRow)))],
  ])('nothing but a header, %s', async (_how, content) => {
    expect(await refusal(content)).toBe(`There is no row in ${file}: export or download it again`);
  });
});

describe('CSV', () => {
  test('cut within a row', async () => {
    expect(await refusal(csv.slice(0, csv.lastIndexOf('AWS') + 1))).toBe(
      cutShort(' (line 5001: Expected Number of Columns: 13 Found: 9)'),
    );
  });

  test('cut within a quoted field', async () => {
    expect(await refusal(csv.slice(0, csv.lastIndexOf('resource') + 3))).toBe(
      cutShort(' (line 5001: Value with unterminated quote found)'),
    );
  });

  test('a row of too many columns, in the middle', async () => {
    const lines = csv.split('\n');
    lines.splice(2500, 1, `${lines[2500] ?? ''},1`);
    expect(await refusal(lines.join('\n'))).toBe(
      cutShort(' (line 2501: Expected Number of Columns: 13 Found: 14)'),
    );
  });

  test('not UTF-8', async () => {
    expect(await refusal(Buffer.from(csv.replace('Amazon S3', 'Amazon é'), 'latin1'))).toBe(
      cutShort(' (line 2: This file is not utf-8 encoded)'),
    );
  });

  test('cut anywhere: refused, or warned of where the cut leaves a whole row', async () => {
    const whole = csvOf(rows.slice(0, 3));
    for (let end = whole.lastIndexOf('\n', whole.length - 2) + 2; end < whole.length; end += 4) {
      await writeFile(file, whole.slice(0, end));
      const outcome = await readWhole(file).then(
        ({ summary }) => summary.warnings.join(),
        (error: unknown) => (error instanceof InvalidInputError ? 'refused' : String(error)),
      );
      expect(['refused', `The last line of ${file} has no line end: it may be cut off`]).toContain(
        outcome,
      );
    }
  }, 60_000);
});

describe('gzip', () => {
  test.each([0.1, 0.5, 0.999])('cut at %d of its length', async (part) => {
    const whole = gzipSync(csv);
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe(
      `${file} is cut short: its gzip has no end. Download it again`,
    );
  });

  test('damaged', async () => {
    const whole = gzipSync(csv);
    whole.fill(0, 1000, 1100);
    expect(await refusal(whole)).toBe(
      `${file} is damaged: its gzip cannot be inflated. Download it again`,
    );
  });

  test('whole, of a CSV that was cut before', async () => {
    expect(await refusal(gzipSync(csv.slice(0, csv.lastIndexOf('AWS'))))).toContain(
      'is damaged or cut short',
    );
  });
});

describe('Parquet', () => {
  beforeEach(() => writeParquet(file, rows.slice(0, 500)));

  test.each([0.01, 0.5, 0.999])('cut at %d of its length', async (part) => {
    const whole = await readFile(file);
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe(cutShort());
  });

  test('damaged', async () => {
    const whole = await readFile(file);
    expect(await refusal(whole.fill(0xff, 100, 1000))).toBe(cutShort());
  });
});
