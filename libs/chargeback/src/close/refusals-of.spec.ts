import { parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { refusalInWords } from './refusal';
import type { CloseFacts } from './close-facts';
import { refusalsOf } from './refusals-of';

const withoutBill: CloseFacts = {
  period: parseBillingPeriod('2026-10'),
  today: parseUtcDay('2026-11-08'),
  accounts: 3,
  missingDays: [],
  estimated: [],
  missing: [],
  uncounted: [],
  notes: [],
};
const facts: CloseFacts = {
  ...withoutBill,
  bill: { estimated: false, fetchedAt: parseInstant('2026-11-07T06:00:00Z') },
};

const residual = (cause: 'other-view' | 'rounding', account: string, amount: string) => ({
  cause,
  account,
  chargeType: 'Usage',
  currency: 'USD',
  payer: parseAmount(amount),
  charged: parseAmount('0'),
  amount: parseAmount(amount),
});

it('has nothing against a month that is whole', () => {
  expect(refusalsOf(facts)).toEqual([]);
  expect(refusalsOf({ ...facts, lastClosed: parseBillingPeriod('2026-09') })).toEqual([]);
});

it.each<[string, CloseFacts, string, string, string, string?]>([
  [
    'it is not over',
    { ...facts, today: parseUtcDay('2026-10-31') },
    'not-over',
    'October 2026 is not over before 2026-11-01 (UTC)',
    'close it once AWS has finished its bill, some days after 2026-11-01',
  ],
  [
    'one before it is open',
    { ...facts, lastClosed: parseBillingPeriod('2026-08') },
    'order',
    'September 2026 is to be closed before October 2026',
    'orgcost chargeback close --month 2026-09',
  ],
  [
    'it is before the first',
    { ...facts, lastClosed: parseBillingPeriod('2026-11') },
    'order',
    'Months are closed from the first on, and October 2026 is before it',
    'orgcost chargeback preview --month 2026-12, which is the next one',
  ],
  [
    'there are no costs',
    { ...facts, accounts: 0 },
    'missing',
    'The ledger has no costs of October 2026',
    'orgcost collect --since 2026-10-01, or orgcost import focus',
  ],
  [
    'days were never collected',
    {
      ...facts,
      missingDays: ['2026-10-03', '2026-10-30', '2026-10-31'].map(parseUtcDay),
    },
    'missing',
    '3 days are not in the ledger, of any account, in October 2026: 2026-10-03, 2026-10-30 to 2026-10-31',
    'orgcost collect --since 2026-10-03',
  ],
  [
    'an account was left out',
    { ...facts, missing: [{ account: '111111111111', reason: 'no run came to it yet' }] },
    'missing',
    'Costs of an account are missing',
    'orgcost collect --since 2026-10-01 --accounts 111111111111',
    '111111111111; no run came to it yet',
  ],
  [
    'a change is not told in the metric of its closed month',
    {
      ...facts,
      uncounted: ['111111111111', '222222222222'].map((account) => ({
        period: parseBillingPeriod('2026-08'),
        account,
        metric: 'net-amortized',
      })),
    },
    'missing',
    'What changed in August 2026 since it was closed is left out of 2 accounts: it is not told in net-amortized, in which the month was closed',
    'orgcost collect --since 2026-08-01 --accounts 111111111111 222222222222, or orgcost import focus, whichever tells net-amortized',
    '111111111111, 222222222222',
  ],
  [
    'costs may change',
    { ...facts, estimated: ['111111111111', '222222222222'] },
    'estimated',
    'Costs of 2 accounts may still change',
    'orgcost collect --since 2026-10-01',
    '111111111111, 222222222222',
  ],
  [
    'the bill may change',
    { ...facts, bill: { estimated: true, fetchedAt: parseInstant('2026-11-02T06:00:00Z') } },
    'estimated',
    'The bill of October 2026 was still an estimate on 2026-11-02',
    'orgcost reconcile --month 2026-10 --refresh, once AWS has finished it',
  ],
  [
    'there is no bill',
    withoutBill,
    'no-bill',
    'What the payer is billed for October 2026 was never read',
    'orgcost reconcile --month 2026-10',
  ],
  [
    'the bill is another',
    {
      ...facts,
      proof: {
        period: facts.period,
        metric: 'net-amortized',
        currencies: [],
        residuals: [
          residual('other-view', '111111111111', '-1234.565'),
          residual('rounding', '222222222222', '0.0000000001'),
          residual('other-view', '333333333333', '4.565'),
        ],
      },
    },
    'residual',
    'What the payer is billed differs from what accounts cost, in 2 charge types of accounts (other-view), in all by -1,230.00 USD',
    'orgcost collect --since 2026-10-01, then orgcost reconcile --month 2026-10 --refresh, which names each',
    '111111111111, 333333333333',
  ],
  [
    'a rule had nothing to split by',
    {
      ...facts,
      notes: [{ kind: 'nothing-to-go-by', rule: 'Shared', index: 0, message: 'there is nothing' }],
    },
    'rules',
    'Rule "Shared": there is nothing',
    'orgcost rules check',
  ],
])('refuses when %s', (_what, given, kind, message, mend, ...[detail]) => {
  expect(refusalsOf(given)).toEqual([{ kind, message, mend, ...(detail && { detail }) }]);
});

it('names a few of many accounts, and asks for all of them', () => {
  const many = Array.from({ length: 21 }, (_, index) => String(100_000_000_000 + index));
  const missing = many.map((account) => ({ account, reason: 'it is denied' }));
  expect(refusalsOf({ ...facts, missing }).map(refusalInWords)).toEqual([
    'Costs of 21 accounts are missing: 100000000000, 100000000001, 100000000002, 100000000003, 100000000004 and 16 more; of the first: it is denied',
  ]);
  expect(refusalsOf({ ...facts, missing }).map(({ mend }) => mend)).toEqual([
    'orgcost collect --since 2026-10-01',
  ]);
});
