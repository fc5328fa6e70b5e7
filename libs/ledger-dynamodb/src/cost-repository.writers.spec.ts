import fc from 'fast-check';
import type { CostLedger, Observation } from '@orgcost/collection';
import {
  costMatrix,
  dayRange,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
} from '@orgcost/domain';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import {
  costing,
  openInMemoryLedger,
  table,
  type InMemoryLedger,
} from './in-memory-ledger.fixture';
import { ledgerWith } from './ledger-with.fixture';
import { Turns } from './turns.fixture';

let ledger: InMemoryLedger;

beforeAll(async () => {
  ledger = await openInMemoryLedger();
});

afterAll(() => ledger.close());

/** A `CostLedger` whose every request passes `around`. */
const costsWith = (around: Parameters<typeof ledgerWith>[1]): CostLedger =>
  ledgerWith(ledger, around).costs;

const isWrite = (command: string) => /Write|Put/u.test(command);
const range = dayRange(parseUtcDay('2026-10-30'), parseUtcDay('2026-11-05'));
const periods = ['2026-10', '2026-11'].map(parseBillingPeriod);
const at = (hour: number) => parseInstant(`2026-11-06T0${hour}:00:00Z`);

/** All that can be read of an account, but for its name. */
async function reading(costs: CostLedger, account: string, moments: readonly number[]) {
  const days = await Promise.all(
    [undefined, ...moments.map(at)].map((asOf) => costs.days(account, range, asOf)),
  );
  const nameless = ({ account: _, ...facts }: { account: string }) => facts;
  return {
    days: days.map((known) => known.map(nameless)),
    months: (await costs.months(account, periods)).map(nameless),
  };
}

it('stopped after any write and run again plainly, is as if it had never been stopped', async () => {
  const looks = (account: string): Observation[] => [
    {
      account,
      fetchedAt: at(1),
      origin: 'member',
      days: ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'].map((day) =>
        costing(day, '1'),
      ),
    },
    {
      account,
      fetchedAt: at(2),
      origin: 'payer',
      days: ['2026-10-31', '2026-11-02', '2026-11-03'].map((day) => costing(day, '2.5')),
    },
  ];
  const record = async (costs: CostLedger, account: string) => {
    for (const look of looks(account)) await costs.record(look);
  };
  const writes: string[] = [];
  const undisturbed = costsWith(async (command, send) => {
    if (isWrite(command)) writes.push(command);
    await send();
  });
  await record(undisturbed, 'undisturbed');
  const expected = await reading(undisturbed, 'undisturbed', [0, 1, 2]);
  const commit = ['BatchWriteItemCommand', 'PutItemCommand'];
  expect(writes).toEqual([...commit, ...commit, ...commit, ...commit]);

  for (const last of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const account = `stopped after ${last}`;
    let left = last;
    const stopped = costsWith(async (command, send) => {
      await send();
      if (isWrite(command) && (left -= 1) === 0) throw new Error('stopped');
    });
    await expect(record(stopped, account)).rejects.toThrow('stopped');
    await record(undisturbed, account);
    expect(await reading(undisturbed, account, [0, 1, 2])).toEqual(expected);
  }
  expect(await indexDifferences(ledger.client, table)).toEqual([]);
}, 90_000);

it('tells a month as written whose answer was lost, and that the SDK then finds changed by itself', async () => {
  const look: Observation = {
    account: 'lost answer',
    fetchedAt: at(1),
    origin: 'member',
    days: [costing('2026-11-01', '1'), costing('2026-11-02', '2')],
  };
  const losing = costsWith(async (command, send) => {
    await send();
    // What the SDK does when the first answer does not come.
    if (command === 'PutItemCommand') await send();
  });
  const days = look.days.map(({ day }) => day);

  expect(await losing.record(look)).toEqual({ written: days, unchanged: [], superseded: [] });
  const later = { ...look, fetchedAt: at(2), days: [costing('2026-11-02', '3')] };
  expect(await losing.record(later)).toEqual({
    written: days.slice(1),
    unchanged: [],
    superseded: [],
  });
});

it('ends with the newest look at each day, however writers interleave', async () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-02'];
  let histories = 0;
  let turns: Turns;
  const ledgers = [0, 1, 2].map((writer) =>
    costsWith(async (_, send) => {
      await turns.take(writer);
      await send();
    }),
  );
  const { costs } = ledger;
  await fc.assert(
    fc.asyncProperty(
      // A month is begun on another condition than it is continued.
      fc.subarray(days),
      fc.array(fc.subarray(days, { minLength: 1 }), { minLength: 2, maxLength: 3 }),
      fc.array(fc.nat(5), { maxLength: 60 }),
      async (before, writers, choices) => {
        const account = `history ${(histories += 1)}`;
        const lookAt = (hour: number, days: readonly string[]): Observation => ({
          account,
          fetchedAt: at(hour),
          origin: 'member',
          days: days.map((day) => costing(day, `${hour}.5`)),
        });
        const first = lookAt(0, before);
        const looks = writers.map((days, writer) => lookAt(writer + 1, days));
        await costs.record(first);
        turns = new Turns(writers.length, choices.values());
        await Promise.all(
          looks.map(async (look, writer) => {
            await ledgers[writer]?.record(look);
            turns.leave();
          }),
        );

        const newest = days.flatMap(
          (day) =>
            [first, ...looks]
              .flatMap(({ days, ...look }) => days.map((costs) => ({ ...look, ...costs })))
              .filter((known) => known.day === day)
              .at(-1) ?? [],
        );
        expect(await costs.days(account, range)).toEqual(newest);
        const sums = (await costs.months(account, periods)).map(({ matrix }) => matrix);
        expect(sums).toEqual(
          periods.flatMap((period) => {
            const lines = newest
              .filter(({ day }) => day.startsWith(period))
              .flatMap(({ matrix }) => matrix);
            return lines.length === 0 ? [] : [costMatrix(lines)];
          }),
        );
      },
    ),
    {
      numRuns: 40,
      // Both read the month before one of them commits it.
      examples: [
        [[], [['2026-11-01'], ['2026-11-02']], [0, 1, 0, 1, 0, 1]],
        [['2026-11-01'], [['2026-11-01'], ['2026-11-02']], [0, 1, 0, 1, 0, 1]],
      ],
    },
  );
  expect(await indexDifferences(ledger.client, table)).toEqual([]);
}, 90_000);
