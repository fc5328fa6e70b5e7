import { dayRange, parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { kept, monthKey, pending } from './alerts.fixture';
import {
  costing,
  openInMemoryLedger,
  table,
  type InMemoryLedger,
} from './in-memory-ledger.fixture';
import { createLedger, type Ledger } from './ledger';
import { shardCount } from './shards';

// The endpoint in memory is consistent whether asked to be or not: only the requests tell.

let memory: InMemoryLedger;
let ledger: Ledger;
let reads: [command: string, strong: boolean][];

beforeEach(async () => {
  memory = await openInMemoryLedger();
  reads = [];
  const client = memory.connect();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const strong = 'ConsistentRead' in args.input && args.input.ConsistentRead === true;
        if (/Get|Query/u.test(commandName)) reads.push([commandName, strong]);
        return next(args);
      },
    { step: 'initialize' },
  );
  ledger = createLedger({ client, table });
});

afterEach(() => memory.close());

const account = '111111111111';
const november = parseBillingPeriod('2026-11');
const days = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-03'));

const document = 'a'.repeat(64);

async function record(day: string): Promise<void> {
  const fetchedAt = parseInstant('2026-11-03T06:00:00Z');
  await ledger.costs.record({ account, fetchedAt, origin: 'member', days: [costing(day, '1')] });
}

async function commitTwice(): Promise<void> {
  const link = { sequence: 1, period: november, document };
  await ledger.closes.commit(link);
  await ledger.closes.commit({ ...link, document: 'b'.repeat(64) });
}

async function monthsOf(accounts: readonly string[]): Promise<void> {
  for await (const { version } of ledger.chargedCosts.months(accounts, november)) {
    expect(version).toBe(1);
  }
}

const get = 'GetItemCommand';
const query = 'QueryCommand';

test.each<[string, () => Promise<unknown>, string[]]>([
  ['days, to record another', () => record('2026-11-02'), [get, query]],
  ['days', () => ledger.costs.days(account, days), [get, query]],
  ['months', () => ledger.costs.months(account, [november]), [get]],
  ['profiles of one account', () => ledger.accounts.profiles([account]), [query]],
  ['one run', () => ledger.runs.run('1'), [get]],
  ['an alert', () => ledger.alerts.alert(monthKey), [get]],
  ['alerts of one account', () => ledger.alerts.alertsOfAccount(account, days), [query]],
  ['an alert, to move it on', () => ledger.alerts.moveOn(monthKey, pending, kept), [get]],
  ['a mail', () => ledger.mails.mail('1'), [get]],
  ['events of a mail', () => ledger.mails.mailEvents('1'), [query]],
  ['refusals', () => ledger.mails.refusals(['a@example.com', 'b@example.com']), [get, get]],
  ['mutes', () => ledger.mutes.mutes(account), [query]],
  ['all closes', () => ledger.closes.closes(), [query]],
  ['a close that was refused', () => commitTwice(), [get]],
  ['a bill', () => ledger.closes.bill(november), [query]],
  ['a preview', () => ledger.closes.preview(november), [query]],
  ['a document', () => ledger.documents.read(document).catch(String), [query]],
  ['a document, to save it', () => ledger.documents.save(''), [query]],
  ['assignments of one account', () => ledger.assignments.assignments([account]), [query]],
  ['months that are charged', () => monthsOf([account]), [get]],
  ['days that are charged', () => ledger.chargedCosts.daysAt(account, november, 1), [get, query]],
  ['results of one run', () => ledger.runs.results('1'), Array<string>(shardCount).fill(query)],
])('reads with strong consistency: %s', async (_, read, commands) => {
  await record('2026-11-01');
  reads = [];

  await read();
  expect(reads).toEqual(commands.map((command) => [command, true]));
});
