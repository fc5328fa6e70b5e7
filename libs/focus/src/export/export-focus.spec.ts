import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { Statement } from '@orgcost/chargeback';
import { InvalidInputError } from '@orgcost/domain';
import { parseAmount, sumByCurrency } from '@orgcost/money';
import fc from 'fast-check';
import { inOwnFolder, readCsv, readParquet, readWhole } from '../focus-files.fixture';
import { exportColumns } from './columns';
import { exportFocus, type FocusFormat } from './export-focus';
import { focusRows } from './focus-rows';
import { aLine, aStatement, context, type GivenLine } from './statements.fixture';

const path = inOwnFolder();
const formats: readonly FocusFormat[] = ['csv', 'parquet'];

const texts = fc.oneof(
  fc.constantFrom(
    'a "b", c',
    'two\nlines',
    'two\r\nlines',
    'return\rhere',
    "=1+1;'x'",
    ' ä ',
    'NULL',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

/** Of up to 12 digits before the point and 18 after it, in their canonical spelling. */
const amounts = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constantFrom('0', '999999999999'), fc.stringMatching(/^\d{1,12}$/)),
    fc.stringMatching(/^\d{0,18}$/),
  )
  .map(([sign, whole, decimals]) => parseAmount(`${sign}${whole}.${decimals}`));

const accounts = fc.constantFrom('111111111111', '222222222222', '999999999999', 'ä b');
const chargeTypes = fc.constantFrom(
  'Usage',
  'RIFee',
  'Tax',
  'Credit',
  'Refund',
  'SavingsPlanUpfrontFee',
);
const charges = { account: accounts, service: texts, chargeType: chargeTypes };

const lines: fc.Arbitrary<GivenLine> = fc.oneof(
  fc.record({ kind: fc.constant('direct'), ...charges, amount: amounts }),
  fc.record({ kind: fc.constant('charged'), rule: texts, ...charges, amount: amounts }),
  fc.record({
    kind: fc.constant('share'),
    rule: texts,
    chargeType: chargeTypes,
    pool: amounts,
    weight: amounts,
    of: amounts,
    amount: amounts,
  }),
  fc.record({
    kind: fc.constant('passed-on'),
    rule: texts,
    chargeType: chargeTypes,
    amount: amounts,
  }),
  fc.record({ kind: fc.constant('adjustment'), name: texts, reason: texts, amount: amounts }),
  fc.record({
    kind: fc.constant('prior-period'),
    period: fc.constant('2026-09'),
    day: fc.constant('2026-09-30'),
    ...charges,
    old: amounts,
    new: amounts,
    amount: amounts,
  }),
  fc.record({
    kind: fc.constant('transfer'),
    period: fc.constant('2026-08'),
    account: accounts,
    chargeType: chargeTypes,
    days: fc.constant({ from: '2026-08-01', to: '2026-08-10' }),
    other: fc.constant('0815'),
    amount: amounts,
  }),
);

const statements = fc.array(
  fc
    .record({
      lines: fc.array(lines, { maxLength: 12 }),
      currency: fc.constantFrom('USD', 'EUR'),
      names: fc.dictionary(accounts, texts),
    })
    .map(({ lines, currency, names }) => aStatement(lines, { currency, accountNames: names })),
  { minLength: 1, maxLength: 6 },
);

test('what was exported sums to the statements, and is imported with the same totals by account, category and currency', async () => {
  await fc.assert(
    fc.asyncProperty(
      statements.filter((some) => some.some(({ lines }) => lines.length > 0)),
      async (given) => {
        for (const format of formats) {
          const file = path(`export.${format}`);
          const told = await exportFocus(given, { ...context, path: file, format });
          const { accounts: imported, summary } = await readWhole(file);

          const read = imported.flatMap(({ account, days }) =>
            days.flatMap(({ matrix }) =>
              matrix.map(({ chargeType, currency, amounts }) => ({
                cell: [account, chargeType, currency].join(),
                currency,
                amount: amounts['net-unblended'] ?? '',
              })),
            ),
          );
          expect(unitsBy(read, 'cell')).toEqual(unitsBy(exported(given), 'cell'));
          expect(unitsBy(read, 'currency')).toEqual(unitsBy(totalsOf(given), 'currency'));
          expect(summary).toMatchObject({ rows: told.rows, taken: told.rows, rejected: 0 });
          expect(told.totals.map(({ currency, total: amount }) => ({ amount, currency }))).toEqual(
            sumByCurrency(given.map(({ total: amount, currency }) => ({ amount, currency }))),
          );
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('each text and each amount is in the file as it is in the row', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (given) => {
      const rows = given.flatMap((statement) => [...focusRows(statement, context)]);
      for (const format of formats) {
        const file = path(`export.${format}`);
        await exportFocus(given, { ...context, path: file, format });
        expect((await read[format](file)).map(comparable)).toEqual(rows.map(comparable));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('Parquet has amounts as decimals, times as instants and else texts', async () => {
  const file = path('export.parquet');
  await exportFocus([aStatement([aLine('1')])], { ...context, path: file, format: 'parquet' });
  const types = { amount: 'DECIMAL(38,18)', time: 'TIMESTAMP WITH TIME ZONE', text: 'VARCHAR' };
  expect(
    (await readParquet(`SELECT column_name, column_type FROM (DESCRIBE FROM FILE)`, file)).map(
      ({ column_name: name, column_type: type }) => [name, type],
    ),
  ).toEqual(Object.entries(exportColumns).map(([column, type]) => [column, types[type]]));
});

describe.each(formats)('%s', (format) => {
  test('tells what was written, and what rounding is in no row', async () => {
    const told = await exportFocus(
      [
        aStatement([aLine('1.004'), aLine('2')], { rounding: '-0.004', payable: '3' }),
        aStatement([aLine('0.001')], { currency: 'EUR', rounding: '-0.001', payable: '0' }),
        aStatement([aLine('0.007')], { rounding: '0.003', payable: '0.01' }),
      ],
      { ...context, path: path('export'), format },
    );
    expect(told).toEqual({
      rows: 4,
      statements: 3,
      totals: [
        { currency: 'EUR', total: '0.001', rounding: '-0.001' },
        { currency: 'USD', total: '3.011', rounding: '-0.001' },
      ],
    });
  });

  test('takes the place of what was there, and leaves nothing beside it', async () => {
    const file = path('export');
    await writeFile(file, 'before');
    await exportFocus([aStatement([aLine('1')])], { ...context, path: file, format });
    expect((await read[format](file)).map(({ BilledCost }) => Number(BilledCost))).toEqual([1]);
    expect(await readdir(path(''))).toEqual(['export']);
  });

  test('of no statement is a header alone', async () => {
    const file = path('export');
    const told = await exportFocus([], { ...context, path: file, format });
    expect(told).toEqual({ rows: 0, statements: 0, totals: [] });
    expect(await read[format](file)).toEqual([]);
  });

  test('a statement whose lines do not sum to its total is refused before the next is read, and what was there stays', async () => {
    const file = path('export');
    await writeFile(file, 'before');
    function* given(): Generator<Statement> {
      yield aStatement([aLine('1')]);
      yield aStatement([aLine('1.25')], { total: '1.5' });
      throw new Error('Statements are read before those in front of them are written');
    }
    await expect(exportFocus(given(), { ...context, path: file, format })).rejects.toThrow(
      new InvalidInputError(
        'The statement of cost center 4711 for 2026-10 is damaged, as its lines sum to 1.25 USD and not to its total 1.5: nothing was exported',
      ),
    );
    expect(await readFile(file, 'utf8')).toBe('before');
    expect(await readdir(path(''))).toEqual(['export']);
  });

  test('a statement that cannot be read ends it, and nothing is left', async () => {
    function* failing(): Generator<Statement> {
      yield aStatement([aLine('1')]);
      throw new Error('The ledger is gone');
    }
    const options = { ...context, path: path('export'), format };
    await expect(exportFocus(failing(), options)).rejects.toThrow('The ledger is gone');
    expect(await readdir(path(''))).toEqual([]);
  });

  test('where no file can be written, says so', async () => {
    await mkdir(path('folder'));
    const to = (name: string) => exportFocus([], { ...context, path: path(name), format });
    await expect(to('none/export')).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: `${path('none/export')} cannot be written, as its folder is not there: make it first`,
    });
    await expect(to('folder')).rejects.toMatchObject({
      name: 'InvalidInputError',
      message: `${path('folder')} cannot be written, as it is a folder: name a file in it`,
    });
    expect(await readdir(path(''))).toEqual(['folder']);
  });

  // Root may write anywhere.
  (process.getuid?.() === 0 ? test.skip : test)(
    'where nothing may be written, says so',
    async () => {
      await mkdir(path('locked'));
      await chmod(path('locked'), 0o500);
      await expect(
        exportFocus([], { ...context, path: path('locked/export'), format }),
      ).rejects.toMatchObject({
        name: 'InvalidInputError',
        message: `${path('locked/export')} cannot be written, as its folder lets nothing be written: name another`,
      });
    },
  );
});

test.each(['0.0000000000000000001', '100000000000000000000'])(
  'CSV has %s exactly, Parquet refuses it',
  async (amount) => {
    const options = { ...context, path: path('export') };
    const given = [aStatement([aLine(amount)])];
    await expect(exportFocus(given, { ...options, format: 'parquet' })).rejects.toThrow(
      new InvalidInputError(
        `Parquet has no room for the amount ${amount} of cost center 4711, which has more than 18 decimals or 20 digits before them: export it as CSV, which has it exactly`,
      ),
    );
    expect(await readdir(path(''))).toEqual([]);
    await exportFocus(given, { ...options, format: 'csv' });
    expect((await readCsv(options.path)).map(({ BilledCost }) => BilledCost)).toEqual([amount]);
  },
);

const read: Readonly<Record<FocusFormat, (file: string) => Promise<Record<string, unknown>[]>>> = {
  csv: readCsv,
  parquet: (file) => readParquet(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM FILE`, file),
};

/** Amounts without superfluous zeros, times as they are spelled in rows. */
function comparable(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(exportColumns).map(([column, type]) => {
      const value = row[column];
      if (typeof value !== 'string') return [column, value];
      switch (type) {
        case 'amount':
          return [column, parseAmount(value)];
        case 'time':
          return [column, value.replace(' ', 'T').replace('+00', 'Z')];
        case 'text':
          return [column, value];
      }
    }),
  );
}

interface Item {
  readonly amount: string;
  readonly currency: string;
  readonly cell?: string;
}

/** Where the importer has each row: those of no account with the payer. */
function exported(given: readonly Statement[]): Item[] {
  return given.flatMap((statement) =>
    [...focusRows(statement, context)].map(
      ({ SubAccountId, BillingAccountId, ChargeCategory, BillingCurrency, BilledCost }) => ({
        cell: [SubAccountId ?? BillingAccountId, ChargeCategory, BillingCurrency].join(),
        currency: BillingCurrency ?? '',
        amount: BilledCost ?? '',
      }),
    ),
  );
}

function totalsOf(given: readonly Statement[]): Item[] {
  return sumByCurrency(
    given
      .filter(({ lines }) => lines.length > 0)
      .map(({ total, currency }) => ({ amount: total, currency })),
  );
}

/** The naive way: sums as whole numbers of 1e-18. */
function unitsBy(items: readonly Item[], key: 'cell' | 'currency'): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const item of items) {
    const [whole = '', decimals = ''] = item.amount.replace('-', '').split('.');
    const units = BigInt(whole + decimals.padEnd(18, '0'));
    const place = item[key] ?? '';
    sums[place] = (sums[place] ?? 0n) + (item.amount.startsWith('-') ? -units : units);
  }
  return sums;
}
