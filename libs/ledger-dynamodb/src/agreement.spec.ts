import { paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { documentHash } from '@orgcost/chargeback';
import { parseUtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import { addresses, mailIds } from './alerting-history.fixture';
import { texts } from './chargeback-history.fixture';
import { history, perform, runIds } from './history.fixture';
import {
  openEmbeddedLedger,
  openLedgerAt,
  otherEndpoint,
  table,
  type InMemoryLedger,
} from './in-memory-ledger.fixture';
import { accounts, at, periods, range } from './observations.fixture';

// The embedded store beside another one: `tools/checks/ledger.mjs` gives it.

type Item = Record<string, AttributeValue>;

/** Every answer of the ledger; lists that come in no particular order are put in one. */
async function reading(ledger: InMemoryLedger) {
  const { costs, accounts: directory, billing, runs, alerts, mails, mutes } = ledger;
  const { assignments, documents, closes, chargedCosts } = ledger;
  const moments = [undefined, ...[0, 3, 6, 9].map(at)];
  return {
    days: await each(accounts, (account) =>
      each(moments, (asOf) => costs.days(account, range, asOf)),
    ),
    months: await each(accounts, (account) => costs.months(account, periods)),
    organization: await each(periods, (period) => byAccount(costs.organizationMonth(period))),
    bills: await each(periods, (period) => byAccount(billing.billedMonths(period))),
    profiles: [await directory.profiles(), await directory.profiles(accounts.slice(1))],
    runs: [await runs.latestRuns(2), await each(runIds, (id) => runs.run(id))],
    results: await each(runIds, (id) => runs.results(id)),
    alerts: [
      await alerts.undelivered(),
      await each(periods, (period) => alerts.alertsOfMonth(period)),
      await each(accounts, (account) => alerts.alertsOfAccount(account, range)),
    ],
    mails: await each(mailIds, async (id) => [await mails.mail(id), await mails.mailEvents(id)]),
    refusals: [await mails.refusals(addresses), await mails.allRefusals()],
    mutes: [
      await each(accounts, (account) => mutes.mutes(account)),
      await mutes.mutesInForce(parseUtcDay('2026-11-30')),
    ],
    assignments: [
      await assignments.assignments(),
      await assignments.assignments(accounts.slice(1)),
    ],
    documents: await each(texts, (text) => documents.read(documentHash(text)).catch(String)),
    closes: [
      await closes.closes(),
      await each(periods, (period) => closes.bill(period)),
      await each(periods, (period) => closes.preview(period)),
    ],
    versions: await each(periods, (period) => byAccount(chargedCosts.organizationMonth(period))),
    charged: await each(accounts, (account) =>
      each(periods, (period) =>
        each([1, 2], (version) => chargedCosts.daysAt(account, period, version)),
      ),
    ),
    latestResults: await each(accounts, (account) => runs.latestResults(account, 2)),
  };
}

function each<From, To>(of: readonly From[], read: (one: From) => Promise<To>): Promise<To[]> {
  return Promise.all(of.map(read));
}

async function byAccount<Of extends { account: string }>(all: AsyncIterable<Of>): Promise<Of[]> {
  const found: Of[] = [];
  for await (const one of all) found.push(one);
  return found.sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** What is stored in the table and in its index, as it is sent. */
async function stored(ledger: InMemoryLedger): Promise<{ table: Item[]; index: Item[] }> {
  return { table: await scan(ledger), index: await scan(ledger, 'gsi1') };
}

async function scan({ client }: InMemoryLedger, index?: string): Promise<Item[]> {
  const items: Item[] = [];
  const of = { TableName: table, ...(index !== undefined && { IndexName: index }) };
  for await (const { Items = [] } of paginateScan({ client }, of)) items.push(...Items);
  // Stores keep partitions in orders of their own.
  const keyOf = ({ pk, sk }: Item) => JSON.stringify([pk, sk]);
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const needs =
  otherEndpoint === undefined ? ' (skipped: ORGCOST_TEST_DYNAMODB_ENDPOINT is not set)' : '';

(otherEndpoint === undefined ? it.skip : it)(
  `two stores say and hold the same after any history${needs}`,
  async () => {
    const kinds = new Set<string | undefined>();
    let refused = false;
    const moved = new Set<unknown>();
    let embedded: InMemoryLedger;
    let other: InMemoryLedger;
    const property = fc.asyncProperty(history, async (steps) => {
      for (const step of steps) {
        const said = await perform(step, embedded);
        expect(await perform(step, other)).toStrictEqual(said);
        if (step.kind === 'moveOn') moved.add(said);
        refused ||= JSON.stringify(said ?? '').includes('ConditionalCheckFailedException');
      }
      expect(await reading(other)).toStrictEqual(await reading(embedded));
      const held = await stored(embedded);
      expect(await stored(other)).toStrictEqual(held);
      for (const item of held.table) kinds.add(item.__edb_e__?.S);
    });
    await fc.assert(property, {
      seed: 20261126,
      numRuns: 12,
      // Each history that is tried takes seconds.
      endOnFailure: true,
      plugins: [
        fc.beforeEach(async () => {
          embedded = await openEmbeddedLedger();
          other = await openLedgerAt(otherEndpoint ?? '');
        }),
        fc.afterEach(async () => {
          await embedded.close();
          await other.close();
        }),
      ],
    });
    // The histories had every kind of item, writers who were too late, and alerts that were moved on and not.
    expect(refused).toBe(true);
    expect(moved).toEqual(new Set([true, false]));
    expect([...kinds].sort()).toEqual([
      'Account',
      'Alert',
      'Assignment',
      'Bill',
      'BilledMonth',
      'Close',
      'CostDay',
      'CostMonth',
      'DocumentPage',
      'Mail',
      'MailEvent',
      'Mute',
      'Preview',
      'Refusal',
      'Run',
      'RunAccount',
    ]);
  },
  300_000,
);
