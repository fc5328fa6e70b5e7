import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { parseUtcDay } from '@orgcost/domain';
import { createLedger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { openTableStore, type TableStore } from '../testing/table-store';

jest.setTimeout(30_000);

const dryRunSchema = z.object({
  estimates: z.array(z.object({ queries: z.object({ firstBills: z.int() }) })),
  writes: z.object({ about: z.int() }),
});

let setting: LocalSetting;
let store: TableStore;

beforeAll(async () => {
  store = await openTableStore();
  setting = await openLocalSetting(parseUtcDay('2026-11-10'), 3);
});

afterAll(async () => {
  await setting.close();
  await store.close();
});

/** As if an older month of an account had moved. */
async function haveMonthMoved(): Promise<void> {
  const client = new DynamoDBClient(store.clientConfig);
  const { runs } = createLedger({ client, table: 'orgcost' });
  for (const { id } of await runs.latestRuns(1)) {
    for (const result of (await runs.results(id)).slice(0, 1)) {
      const july = { from: parseUtcDay('2026-07-01'), to: parseUtcDay('2026-08-01') };
      const moved = { ...july, bill: { digest: 'before', again: false } };
      await runs.saveResult({ ...result, ranges: [...result.ranges, moved] });
    }
  }
  client.destroy();
}

const aWeekLater = { now: () => Date.parse('2026-11-18T12:00:00Z') };

it('prices pages, the months that moved, and the writes of a table', async () => {
  const table = `--table orgcost --endpoint-url ${store.endpoint}`;
  await setting.cli(`collect --since 2026-10-01 ${table}`);
  await haveMonthMoved();

  expect(await setting.cli(`collect --dry-run ${table}`, aWeekLater)).toEqual({
    exitCode: 0,
    stdout: `\
This run would take member mode, with no cap: --max-pages sets one.
It would read 3 accounts, 2026-11-01 to 2026-11-18 (UTC, both included).

Pages at least                              member mode    payer mode
─────────────────────────────────────────────────────────────────────
Costs, asked with each account's own role             3             0
Costs, asked with the payer's role                    0             8
Accounts that were never listed                       1             1
Which older months moved                              1             1
─────────────────────────────────────────────────────────────────────
At least                                              5            10
Price                                             $0.05         $0.10
About                                      not measured  not measured

Nothing was asked of AWS, and nothing paid. A page is $0.01.
At least: one page for each query, if every role fares as it did last; the payer has two for a group of accounts, and one for each of the 6 charge types that the ledger knows.
About: with as many further pages as queries had in the latest complete run of the mode that read about as many days in each.
Older months are watched, as once a week; to read again what moved comes on top, last time 1 page ($0.01) in member mode, 5 pages ($0.05) in payer mode.
Ledger: about 214 write units ($0.0001), if every day is new and has 20 lines.
`,
    stderr: '',
  });
  const { stdout } = await setting.cli(`collect --dry-run --json ${table}`, aWeekLater);
  expect(JSON.parse(stdout)).toEqual({
    mode: 'member',
    verify: false,
    hasPayer: true,
    window: { from: '2026-11-01', to: '2026-11-19' },
    accounts: 3,
    complete: 0,
    chargeTypes: 6,
    estimates: [
      {
        mode: 'member',
        queries: {
          byAccounts: 3,
          byPayer: 0,
          unlistedAccounts: 1,
          olderMonths: 1,
          firstBills: 0,
          verification: 0,
        },
        atLeast: 5,
        movedMonths: 1,
        prices: { atLeast: '0.05', movedMonths: '0.01' },
      },
      {
        mode: 'payer',
        queries: {
          byAccounts: 0,
          byPayer: 8,
          unlistedAccounts: 1,
          olderMonths: 1,
          firstBills: 0,
          verification: 0,
        },
        atLeast: 10,
        movedMonths: 5,
        prices: { atLeast: '0.1', movedMonths: '0.05' },
      },
    ],
    writes: { about: 214, price: '0.00013375' },
  });
});

it('counts the bills of months that are read for the first time, where the payer is asked for them', async () => {
  const fresh = await openTableStore();
  const table = `--table orgcost --endpoint-url ${fresh.endpoint}`;
  const estimate = async (flags: string) => {
    const { stdout } = await setting.cli(`collect --dry-run --json ${flags} ${table}`);
    return dryRunSchema.parse(JSON.parse(stdout));
  };
  const firstBills = (queries: number, about: number) => ({
    estimates: [{ queries: { firstBills: queries } }, { queries: { firstBills: 0 } }],
    writes: { about },
  });
  try {
    await setting.cli(`accounts sync ${table}`);
    // Of three months of three accounts, two units each.
    expect(await estimate('--since 2026-08-01')).toEqual(firstBills(1, 1_096 + 18));
    expect(await estimate('--since 2026-08-01 --mode payer')).toEqual(firstBills(1, 1_096));
    expect(await estimate('--since 2026-11-01')).toEqual(firstBills(0, 142));
  } finally {
    await fresh.close();
  }
});
