import { InvalidInputError, parseInstant, parseUtcDay, type AccountId } from '@orgcost/domain';
import type { Assignment } from '../ownership/assignment';
import { anAssignment, aWithdrawal, day } from '../ownership/ownership.fixture';
import { importOwners, type OwnerImport, type OwnersImported } from './import-owners';

const at = parseInstant('2026-11-10T12:00:00Z');
const known = ['111111111111', '222222222222', '51738928782'];
const [ana = '', ben = ''] = known;

let ledger: Assignment[];
let asked: readonly AccountId[][];

beforeEach(() => {
  ledger = [];
  asked = [];
});

function imported(text: string, facts: Partial<OwnerImport> = {}): Promise<OwnersImported> {
  return importOwners(
    {
      assignments: {
        addAssignments: (added) => {
          ledger.push(...added);
          return Promise.resolve();
        },
        assignments: (accounts = []) =>
          Promise.resolve(ledger.filter(({ account }) => accounts.includes(account))),
      },
      knownAccounts: (accounts) => {
        asked = [...asked, [...accounts]];
        return Promise.resolve(new Set(known.filter((account) => accounts.includes(account))));
      },
    },
    {
      text,
      file: 'owners.csv',
      costCenters: [],
      allowUnknown: false,
      dryRun: false,
      at,
      by: 'finance',
      ...facts,
    },
  );
}

/** As the file says it, but for what a test cares about. */
function written(line: number, facts: Partial<Assignment> = {}): Assignment {
  return {
    ...aWithdrawal(),
    recordedAt: at,
    recordedBy: 'finance',
    origin: `owners.csv, line ${line}`,
    ...facts,
  };
}

const from = day('2026-11-01');

describe('a file of owners', () => {
  it('is taken with all that it may have, in any order of columns', async () => {
    const text = `
Owner,to,from,COST_CENTER,account
ana@example.com,2027-01-01,2026-11-01,web-shop,111111111111

,,2026-11-05,"Data, and more",51738928782
,,2026-11-01,,222222222222
`;
    const added = [
      written(3, {
        costCenter: 'web-shop',
        owner: 'ana@example.com',
        to: day('2027-01-01'),
      }),
      written(5, {
        account: '51738928782',
        costCenter: 'Data, and more',
        from: day('2026-11-05'),
      }),
      written(6, { account: ben }),
    ];
    expect(await imported(text)).toEqual({
      rows: 3,
      added: added.slice(0, 2),
      // Nothing was assigned that could be withdrawn.
      unchanged: 1,
    });
    expect(ledger).toEqual(added.slice(0, 2));
  });

  it.each([
    [
      'with a BOM, and lines as Windows ends them',
      '\uFEFF"account",cost_center\r\n111111111111,a\r\n',
    ],
    ['with lines as old Macs end them', 'account,cost_center\r111111111111,a'],
    ['with space and quotes around values', ' account , cost_center \n "111111111111" , a \n,\n'],
  ])('is taken %s', async (_, text) => {
    expect((await imported(text, { from })).added).toEqual([written(2, { costCenter: 'a' })]);
  });

  it('may name the first day of rows that have one, and leave the rest to --from', async () => {
    const text = 'account,cost_center,from\n111111111111,a,\n222222222222,a,2026-12-01\n';
    expect((await imported(text, { from })).added.map((it) => it.from)).toEqual([
      '2026-11-01',
      '2026-12-01',
    ]);
  });

  it('may have an account on several lines, for days that do not overlap', async () => {
    const text =
      'account,cost_center,from,to\n111111111111,a,2026-11-01,2026-11-05\n111111111111,b,2026-11-05,\n';
    expect((await imported(text)).added).toHaveLength(2);
  });

  it('writes nothing on a dry run', async () => {
    const text = 'account,cost_center\n111111111111,a\n';
    expect(await imported(text, { from, dryRun: true })).toEqual({
      rows: 1,
      added: [written(2, { costCenter: 'a' })],
      unchanged: 0,
    });
    expect(ledger).toEqual([]);
  });
});

describe('rows that say what holds already', () => {
  const text = 'account,cost_center,owner,to\n111111111111,a,ana,\n222222222222,,,\n';

  it('write nothing', async () => {
    await imported('account,cost_center\n222222222222,a\n', { from });
    expect((await imported(text, { from })).added.map(({ origin }) => origin)).toEqual([
      'owners.csv, line 2',
      'owners.csv, line 3',
    ]);
    expect(await imported(text, { from })).toEqual({ rows: 2, added: [], unchanged: 2 });
    expect(await imported(text, { from: day('2026-12-01') })).toEqual({
      rows: 2,
      added: [],
      unchanged: 2,
    });
    expect(ledger).toHaveLength(3);
  });

  it.each([
    ['another cost center', '111111111111,b,ana,'],
    ['another owner', '111111111111,a,ben,'],
    ['no owner', '111111111111,a,,'],
    ['nothing any more', '111111111111,,,'],
  ])('do not where they say %s', async (_, row) => {
    await imported(text, { from });
    const { added } = await imported(`account,cost_center,owner,to\n${row}\n`, { from });
    expect(added).toHaveLength(1);
  });

  it.each([
    ['before', '2026-10-31', '2026-11-10', 1],
    ['within', '2026-11-01', '2026-11-10', 0],
    ['later', '2026-11-02', '2026-11-11', 1],
    ['for good', '2026-11-05', '', 1],
    ['after', '2026-11-10', '', 1],
  ])('hold on each of their days: %s', async (_, first, to, written) => {
    ledger = [anAssignment({ costCenter: 'a', to: day('2026-11-10') })];
    const row = `account,cost_center,from,to\n111111111111,a,${first},${to}\n`;
    expect((await imported(row)).added).toHaveLength(written);
  });
});

it('counts after what a machine has recorded whose clock is ahead', async () => {
  ledger = [anAssignment({ recordedAt: parseInstant('2026-11-20T00:00:00.000Z') })];
  const text = 'account,cost_center\n111111111111,a\n222222222222,a\n';
  const { added } = await imported(text, { from });
  expect(added.map(({ recordedAt }) => recordedAt)).toEqual([
    '2026-11-20T00:00:00.001Z',
    '2026-11-20T00:00:00.001Z',
  ]);
});

describe('accounts that the ledger does not know', () => {
  it('are those without a profile, a cost and an earlier assignment', async () => {
    ledger = [anAssignment({ account: '333333333333' })];
    const text = 'account,cost_center\n333333333333,a\n111111111111,a\n';
    expect((await imported(text, { from })).added).toHaveLength(2);
    expect(asked).toEqual([[ana]]);
  });

  it('are taken where that is allowed', async () => {
    const text = 'account,cost_center\n999999999999,a\nmy subscription,a\n';
    expect((await imported(text, { from, allowUnknown: true })).added).toHaveLength(2);
  });
});

describe('a faulty file is refused, with nothing written', () => {
  const header = 'account,cost_center,owner,from,to';
  const all = 'account, cost_center, owner, from, to';
  const unlisted =
    'is not a cost center of the config: correct it, or add it to chargeback.costCenters';

  it.each([
    ['', 'owners.csv is empty: save or download it again'],
    ['\n,,\n', 'owners.csv is empty: save or download it again'],
    [`${header}\n`, 'owners.csv has no row below its header: save it again'],
    [
      'account;cost_center\n1;2\n',
      'owners.csv, line 1: its columns are separated by semicolons: save it with commas, as "CSV UTF-8"',
    ],
    [
      'account\tcost_center\n1\t2\n',
      'owners.csv, line 1: its columns are separated by tabs: save it with commas, as "CSV UTF-8"',
    ],
    [
      '111111111111,a,,2026-11-01,\n',
      [
        ...['111111111111', 'a', '', '2026-11-01', ''].map(
          (cell) =>
            `owners.csv, line 1: column ${JSON.stringify(cell)} is none of ${all}: correct or remove it`,
        ),
        `owners.csv, line 1: column account is missing: the first line names the columns, of ${all}`,
        `owners.csv, line 1: column cost_center is missing: the first line names the columns, of ${all}`,
        'owners.csv, line 1: column from is missing: add it, or --from with the first UTC day',
      ].join('\n'),
    ],
    [
      'account,account,cost_center,from\n1,1,a,2026-11-01\n',
      'owners.csv, line 1: column account is there twice: remove one',
    ],
    [
      `${header}\n111111111111,"a\n`,
      'owners.csv: a quote is opened and never closed: close it, or double each quote inside a value',
    ],
    [
      `${header}\n111111111111,a "b" c,,2026-11-01,\n`,
      'owners.csv, line 2: its quotes do not match: put the whole value in quotes, and double those inside',
    ],
    [
      `${header}\n111111111111,a,ana,2026-11-01\n`,
      'owners.csv, line 2: it has 4 values, and the header 5 columns',
    ],
    [`${header}\n,a,,2026-11-01,\n`, 'owners.csv, line 2: account is empty: fill it in'],
    [
      `${header}\n"1\n2",a,,2026-11-01,\n`,
      'owners.csv, line 3: account must be the id of an account: at most 256 characters, no control characters',
    ],
    [
      `${header}\n111111111111,${'a'.repeat(129)},,2026-11-01,\n`,
      'owners.csv, line 2: cost_center must name a cost center in at most 128 characters',
    ],
    [
      `${header}\n111111111111,a,${'a'.repeat(257)},2026-11-01,\n`,
      'owners.csv, line 2: owner must be at most 256 characters',
    ],
    [
      `${header}\n111111111111,a,"a\u0007b",2026-11-01,\n`,
      'owners.csv, line 2: owner must not have control characters',
    ],
    [`${header}\n111111111111,b,,2026-11-01,\n`, `owners.csv, line 2: cost_center "b" ${unlisted}`],
    [
      `${header}\n111111111111,,ana,2026-11-01,\n`,
      'owners.csv, line 2: owner has no cost_center: fill it in, or leave both empty to withdraw what was assigned',
    ],
    [
      `${header}\n111111111111,a,,,\n`,
      'owners.csv, line 2: from is empty: fill it in, or add --from with the first UTC day',
    ],
    [
      `${header}\n111111111111,a,,1.11.2026,\n`,
      'owners.csv, line 2: from "1.11.2026" is not a day: write it as YYYY-MM-DD, such as 2026-11-01',
    ],
    [
      `${header}\n111111111111,a,,0206-11-01,\n`,
      'owners.csv, line 2: from must lie between 2000-01-01 and 2100-01-01',
    ],
    [
      `${header}\n111111111111,a,,2026-11-01,2026-11-01\n`,
      'owners.csv, line 2: to 2026-11-01 is not later than from, 2026-11-01: it is the day after the last',
    ],
    [
      `${header}\n111111111111,a,,2026-11-01,2026-11-05\n222222222222,a,,2026-11-01,\n111111111111,a,,2026-11-04,\n`,
      'owners.csv, line 4: account 111111111111 is on line 2 for some of the same days: remove one, or change from and to',
    ],
    [
      `${header}\n999999999999,a,,2026-11-01,\n`,
      'owners.csv, line 2: account 999999999999 is not known to the ledger: correct it, run "orgcost accounts sync", or add --allow-unknown',
    ],
  ])('%j', async (text, message) => {
    await expect(imported(text, { costCenters: [{ id: 'a' }] })).rejects.toThrow(
      new InvalidInputError(message),
    );
    expect(ledger).toEqual([]);
  });

  it.each([
    [
      '12345678901',
      "has 11 digits: put back the leading zero, or import its costs first if it is another provider's",
    ],
    [
      '1234567890',
      "has 10 digits: put back the leading 2 zeros, or import its costs first if it is another provider's",
    ],
    [
      '1.23457E+11',
      'is a number as spreadsheets shorten it: have the column as text, and save the file again',
    ],
  ])('by an id that a spreadsheet has changed, whatever is allowed: %s', async (id, why) => {
    const text = `account,cost_center\n51738928782,a\n${id},a\n`;
    await expect(imported(text, { from, allowUnknown: true })).rejects.toThrow(
      new InvalidInputError(`owners.csv, line 3: account ${id} ${why}`),
    );
    expect(ledger).toEqual([]);
  });

  it('with every fault at once, in the order of lines', async () => {
    const text = `${header}
999999999999,a,,2026-11-01,
111111111111,b,,never,2026-11-01
111111111111,a,,2026-11-01,
111111111111,a,,2026-11-01,
999999999999,b,,,
`;
    const unknown =
      'account 999999999999 is not known to the ledger: correct it, run "orgcost accounts sync", or add --allow-unknown';
    await expect(imported(text, { costCenters: [{ id: 'a' }] })).rejects.toThrow(
      new InvalidInputError(
        [
          `owners.csv, line 2: ${unknown}`,
          `owners.csv, line 3: cost_center "b" ${unlisted}`,
          'owners.csv, line 3: from "never" is not a day: write it as YYYY-MM-DD, such as 2026-11-01',
          'owners.csv, line 5: account 111111111111 is on line 4 for some of the same days: remove one, or change from and to',
          `owners.csv, line 6: cost_center "b" ${unlisted}`,
          'owners.csv, line 6: from is empty: fill it in, or add --from with the first UTC day',
          `owners.csv, line 6: ${unknown}`,
        ].join('\n'),
      ),
    );
  });

  it('with no more than twenty, and how many others there are', async () => {
    const rows = Array.from({ length: 23 }, () => ',a').join('\n');
    const lines = Array.from(
      { length: 20 },
      (_, index) => `owners.csv, line ${index + 2}: account is empty: fill it in`,
    );
    await expect(
      imported(`account,cost_center\n${rows}\n`, { from: parseUtcDay('2026-11-01') }),
    ).rejects.toThrow(
      new InvalidInputError(
        [...lines, 'owners.csv: 3 more like these: mend these first'].join('\n'),
      ),
    );
  });
});
