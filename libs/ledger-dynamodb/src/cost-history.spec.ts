import type { AccountResult } from '@orgcost/collection';
import { dayRange, parseInstant, parseUtcDay } from '@orgcost/domain';
import { costing, openInMemoryLedger, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const account = '111111111111';
const range = dayRange(parseUtcDay('2026-09-01'), parseUtcDay('2026-12-01'));
const days = ['2026-09-29', '2026-10-05', '2026-11-23'];

/** First seen on the day itself, and never written again. */
async function record(): Promise<void> {
  for (const day of days) {
    const fetchedAt = parseInstant(`${day}T20:00:00Z`);
    await ledger.costs.record({ account, fetchedAt, origin: 'member', days: [costing(day, '5')] });
  }
}

const result = (at: string, facts: Partial<AccountResult> = {}): AccountResult => ({
  run: `${at}-x`,
  account,
  outcome: 'done',
  ranges: [dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-27'))],
  origin: 'member',
  fetchedAt: parseInstant(at),
  paidPages: 1,
  daysWritten: 0,
  daysUnchanged: 26,
  daysSuperseded: 0,
  ...facts,
});

const coverage = { since: parseUtcDay('2026-10-01'), lastComplete: parseUtcDay('2026-11-26') };

const seen = async (asOf?: string) =>
  (
    await ledger.history.observedDays(
      account,
      range,
      asOf === undefined ? undefined : parseInstant(asOf),
    )
  ).map(({ day, seenAt }) => [day, seenAt]);

it('knows by the last run when a day was looked at, though it was the same', async () => {
  await record();
  await ledger.runs.saveResult(result('2026-11-25T06:00:00.000Z', { coverage }));
  await ledger.runs.saveResult(result('2026-11-26T06:00:00.000Z', { coverage }));
  expect(await seen()).toEqual([
    // Before all that is covered: nobody looked again.
    ['2026-09-29', '2026-09-29T20:00:00.000Z'],
    // Not in the window any more: it was until the 8th of the next month.
    ['2026-10-05', '2026-11-08T00:00:00.000Z'],
    ['2026-11-23', '2026-11-26T06:00:00.000Z'],
  ]);
  expect((await seen('2026-11-25T12:00:00Z')).at(-1)).toEqual([
    '2026-11-23',
    '2026-11-25T06:00:00.000Z',
  ]);
});

it('takes no run for a look that brought nothing in', async () => {
  await record();
  await ledger.runs.saveResult(result('2026-11-25T06:00:00.000Z', { coverage }));
  const unread = ({ fetchedAt: _, ...rest }: AccountResult): AccountResult => rest;
  const denied = result('2026-11-26T06:00:00.000Z', { outcome: 'denied' });
  await ledger.runs.saveResult(unread(denied));
  expect((await seen()).at(-1)).toEqual(['2026-11-23', '2026-11-25T06:00:00.000Z']);
});

it('knows of days without a run by themselves', async () => {
  await record();
  expect(await seen()).toEqual(days.map((day) => [day, `${day}T20:00:00.000Z`]));
  expect(await seen('2026-10-01T00:00:00Z')).toEqual([['2026-09-29', '2026-09-29T20:00:00.000Z']]);
});

it('has the whole day, as it was known', async () => {
  await record();
  const [first] = await ledger.history.observedDays(account, range);
  expect(first).toMatchObject(costing('2026-09-29', '5'));
});
