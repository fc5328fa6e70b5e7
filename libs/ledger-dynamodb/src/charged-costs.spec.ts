import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  ChargedCostsDamagedError,
  type ChargedCosts,
  type VersionedMonth,
} from '@orgcost/chargeback';
import {
  daysOfBillingPeriod,
  parseBillingPeriod,
  parseInstant,
  type BillingPeriod,
  type CostDay,
} from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import fc from 'fast-check';
import { damaged, damagesOf, storedItems, type Item } from './damages.fixture';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { accounts, observation, periods } from './observations.fixture';

let ledger: InMemoryLedger;
let chargedCosts: ChargedCosts;

async function open(): Promise<void> {
  ledger = await openInMemoryLedger();
  ({ chargedCosts } = ledger);
}

async function all(months: AsyncIterable<VersionedMonth>): Promise<VersionedMonth[]> {
  const found: VersionedMonth[] = [];
  for await (const month of months) found.push(month);
  return found.sort((a, b) => (a.account < b.account ? -1 : 1));
}

it('gives what each version of a month had, for good', async () => {
  const histories = fc
    .array(observation, { minLength: 4, maxLength: 7 })
    // Late looks change nothing: most are to come in their order.
    .map((looks) => looks.sort((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1)));
  let most = 0;
  const property = fc.asyncProperty(histories, async (history) => {
    const had = new Map<string, readonly CostDay[]>();
    for (const look of history) {
      await ledger.costs.record(look);
      for (const period of periods) {
        const months = await all(chargedCosts.months([...accounts, ...accounts], period));
        expect(await all(chargedCosts.organizationMonth(period))).toEqual(months);
        for (const { version, ...month } of months) {
          const { account } = month;
          expect([month]).toEqual(await ledger.costs.months(account, [period]));
          const days = await ledger.costs.days(account, daysOfBillingPeriod(period));
          const key = JSON.stringify([account, period, version]);
          // A version is of one set of days: what stays the same makes no new one.
          expect(days).toEqual(had.get(key) ?? days);
          had.set(key, days);
          most = Math.max(most, version);
        }
      }
    }
    for (const [key, days] of had) {
      const [account, period, version] = JSON.parse(key) as [string, BillingPeriod, number];
      expect(await chargedCosts.daysAt(account, period, version)).toEqual(days);
    }
    for (const account of accounts) {
      for (const period of periods) {
        expect(await chargedCosts.daysAt(account, period, 0)).toEqual([]);
      }
    }
  });
  await fc.assert(property, {
    numRuns: 10,
    plugins: [fc.beforeEach(open), fc.afterEach(() => ledger.close())],
  });
  expect(most).toBeGreaterThan(2);
}, 240_000);

const september = parseBillingPeriod('2026-09');
const account = '111111111111';

describe('a month whose first day was seen again', () => {
  let before: readonly CostDay[];
  let after: readonly CostDay[];

  const line = (amount: string) =>
    aLine({ amounts: amounts(amount, { amortized: '7', 'net-amortized': '8.25' }) });

  beforeEach(async () => {
    await open();
    const look = { account, origin: 'member' } as const;
    await ledger.costs.record({
      ...look,
      fetchedAt: parseInstant('2026-10-01T06:00:00Z'),
      days: [aDay('2026-09-01', [line('1')]), aDay('2026-09-02', [line('2')], true)],
    });
    before = await chargedCosts.daysAt(account, september, 1);
    await ledger.costs.record({
      ...look,
      fetchedAt: parseInstant('2026-10-05T06:00:00Z'),
      days: [aDay('2026-09-01', [line('1.5')])],
    });
    after = await chargedCosts.daysAt(account, september, 2);
    expect(before.map(({ fetchedAt }) => fetchedAt.slice(0, 10))).toEqual([
      '2026-10-01',
      '2026-10-01',
    ]);
    expect(after.map(({ fetchedAt }) => fetchedAt.slice(0, 10))).toEqual([
      '2026-10-05',
      '2026-10-01',
    ]);
  });
  afterEach(() => ledger.close());

  async function stored(kind: string): Promise<Item[]> {
    return (await storedItems(ledger)).filter(({ __edb_e__ }) => __edb_e__?.S === kind);
  }

  it('has the days that were recorded or none, whatever is done to one of their items', async () => {
    const revisions = await stored('CostDay');
    expect(revisions).toHaveLength(3);
    const unnoticed: string[] = [];
    let found = 0;
    for (const item of revisions) {
      for (const damage of damagesOf(item)) {
        await damaged(ledger, item, damage, async () => {
          for (const [version, days] of [before, after].entries()) {
            try {
              const read = await chargedCosts.daysAt(account, september, version + 1);
              if (JSON.stringify(read) !== JSON.stringify(days)) unnoticed.push(damage.what);
            } catch (error) {
              expect(error).toBeInstanceOf(ChargedCostsDamagedError);
              found += 1;
            }
          }
        });
      }
    }
    // That it replaced another revision is in no hash: without that, the day is new in its version.
    const [, second] = await stored('CostDay');
    expect(unnoticed).toEqual([`account#${account} ${second?.sk?.S}: no previous`]);
    expect(found).toBeGreaterThan(100);
  }, 60_000);

  it('tells metrics in another order, even where all of them are alike', async () => {
    const days = [aDay('2026-09-01')];
    const at = parseInstant('2026-10-01T06:00:00Z');
    await ledger.costs.record({ account: 'alike', fetchedAt: at, origin: 'member', days });
    const [item = {}] = (await stored('CostDay')).filter(({ account }) => account?.S === 'alike');
    const metrics = { L: item.metrics?.L?.toReversed() ?? [] };
    await damaged(ledger, item, { what: 'order', item: { ...item, metrics } }, async () => {
      await expect(chargedCosts.daysAt('alike', september, 1)).rejects.toThrow(
        "The ledger's cost of account alike on 2026-09-01 was changed: revision ",
      );
    });
  });

  it('never goes round, whatever a revision says that it replaced', async () => {
    const [, second = {}] = await stored('CostDay');
    const { revision } = second;
    const damage = { what: 'itself', item: { ...second, ...(revision && { previous: revision }) } };
    await damaged(ledger, second, damage, async () => {
      await expect(chargedCosts.daysAt(account, september, 1)).rejects.toMatchObject(
        damageOf(
          `The ledger's revision ${revision?.S} of the cost of account ${account} on 2026-09-01 cannot have replaced ${revision?.S}, which is not before it`,
        ),
      );
    });
  });

  it('tells a month that has days of another, or cannot be read', async () => {
    const [month = {}] = await stored('CostMonth');
    const put = (Item: Item) => ledger.client.send(new PutItemCommand({ TableName: table, Item }));
    const { '2026-09-01': first = { NULL: true }, ...others } = month.days?.M ?? {};
    await put({ ...month, days: { M: { ...others, '2026-08-01': first } } });
    await expect(chargedCosts.daysAt(account, september, 1)).rejects.toMatchObject(
      damageOf(
        `The ledger's month 2026-09 of account ${account} has a day that is not of the month`,
      ),
    );
    await put({ ...month, days: { S: 'none' } });
    await expect(chargedCosts.daysAt(account, september, 1)).rejects.toThrow(
      ChargedCostsDamagedError,
    );
  });
});

function damageOf(message: string): { readonly name: string; readonly message: string } {
  return { name: 'ChargedCostsDamagedError', message };
}
