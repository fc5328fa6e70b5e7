import { parseBillingPeriod, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import type { Crossing } from '../alerts/crossing';
import { aHistory, at, looking, type CostOn } from '../series/history.fixture';
import { explain } from './explain';

const line = (service: string, chargeType: string, amount: string) =>
  aLine({ service, chargeType, amounts: amounts(amount) });

/** Usage of two services, one of which rose; tax and a credit on some days. */
const costOn: CostOn = (day) =>
  day === '2026-11-19'
    ? undefined
    : [
        line('Amazon EC2', 'Usage', day >= '2026-11-24' ? '90.25' : '40'),
        line('Amazon EC2', 'SavingsPlanNegation', '-10'),
        line('Amazon S3', 'Usage', '5'),
        ...(day.endsWith('-01') ? [line('Tax', 'Tax', '12')] : []),
        ...(day === '2026-11-24'
          ? [line('Amazon EC2', 'Credit', '-3'), line('Shop', 'Fee', '7')]
          : []),
        aLine({ currency: 'EUR', amounts: amounts('1000') }),
      ];

const days = aHistory('2026-08-01', '2026-11-27', '2026-11-27T06:00:00Z', costOn);

const found = {
  account: '111111111111',
  currency: 'USD',
  at: at('2026-11-27T06:00:00Z'),
  foundBy: 'ledger',
  above: parseAmount('10'),
} as const;

const day = { ...found, period: parseUtcDay('2026-11-24') };
const month = { ...found, period: parseBillingPeriod('2026-11') };

const explained = (crossing: Crossing) => explain(crossing, days, looking);

it('explains a day by all charges', () => {
  expect(explained({ ...day, policy: 'daily', amount: parseAmount('89.25') })).toEqual({
    range: { from: '2026-11-24', to: '2026-11-25' },
    parts: [
      { part: 'usage', amount: '95.25' },
      { part: 'commitment', amount: '-10' },
      { part: 'credit', amount: '-3' },
      { part: 'fee', amount: '7' },
    ],
    notCounted: [],
    services: [
      { service: 'Amazon EC2', amount: '77.25', usual: '30' },
      { service: 'Shop', amount: '7', usual: '0' },
      { service: 'Amazon S3', amount: '5', usual: '5' },
    ],
    days: [],
    unsettled: [],
    missing: [],
  });
});

it('explains a change by the charges that it counts, and names the others', () => {
  const around = {
    usual: parseAmount('35'),
    low: parseAmount('35'),
    high: parseAmount('35'),
    weeks: 8,
  };
  expect(
    explained({ ...day, ...around, policy: 'change', amount: parseAmount('85.25') }),
  ).toMatchObject({
    parts: [
      { part: 'usage', amount: '95.25' },
      { part: 'commitment', amount: '-10' },
    ],
    notCounted: [
      { part: 'credit', amount: '-3' },
      { part: 'fee', amount: '7' },
    ],
    services: [
      { service: 'Amazon EC2', amount: '80.25', usual: '30' },
      { service: 'Amazon S3', amount: '5', usual: '5' },
    ],
  });
});

it('explains a month, the days that moved it, and what may change', () => {
  expect(explained({ ...month, policy: 'month-to-date', amount: parseAmount('1041.75') })).toEqual({
    range: { from: '2026-11-01', to: '2026-11-28' },
    parts: [
      { part: 'usage', amount: '1275.75' },
      { part: 'commitment', amount: '-250' },
      { part: 'tax', amount: '12' },
      { part: 'credit', amount: '-3' },
      { part: 'fee', amount: '7' },
    ],
    notCounted: [],
    services: [
      // Of two days that are not whole yet, what came in.
      { service: 'Amazon EC2', amount: '897.75', usual: '850.5' },
      { service: 'Shop', amount: '7', usual: '0' },
      { service: 'Amazon S3', amount: '125', usual: '125' },
      // Came on the first of both months before, too.
      { service: 'Tax', amount: '12', usual: '12' },
    ],
    days: [{ day: '2026-11-24', amount: '89.25', usual: '35' }],
    unsettled: ['2026-11-25', '2026-11-26'],
    missing: ['2026-11-19'],
  });
});

it('adds what a forecast has yet to come, and what an alarm saw that the ledger has not', () => {
  const amount = parseAmount('1300');
  const forecast: Crossing = {
    ...month,
    policy: 'forecast',
    amount,
    low: amount,
    high: amount,
    monthToDate: parseAmount('1041.75'),
  };
  expect(explained(forecast).parts.at(-1)).toEqual({ part: 'to-come', amount: '258.25' });
  const alarm: Crossing = { ...month, policy: 'month-to-date', foundBy: 'cloudwatch', amount };
  expect(explained(alarm).parts.at(-1)).toEqual({ part: 'not-in-ledger', amount: '258.25' });
  const behind = { ...alarm, amount: parseAmount('1000') };
  expect(explained(behind).parts.at(-1)).toEqual({ part: 'not-in-ledger', amount: '-41.75' });
});

it('explains what the ledger knows nothing of', () => {
  expect(explain({ ...day, policy: 'daily', amount: parseAmount('20') }, [], looking)).toEqual({
    range: { from: '2026-11-24', to: '2026-11-25' },
    parts: [{ part: 'not-in-ledger', amount: '20' }],
    notCounted: [],
    services: [],
    days: [],
    unsettled: [],
    missing: ['2026-11-24'],
  });
});

it('says nothing is usual of an account without history', () => {
  const young = aHistory('2026-11-20', '2026-11-27', '2026-11-27T06:00:00Z', costOn);
  const { services } = explain(
    { ...day, policy: 'daily', amount: parseAmount('89.25') },
    young,
    looking,
  );
  expect(services).toEqual([
    { service: 'Amazon EC2', amount: '77.25' },
    { service: 'Shop', amount: '7' },
    { service: 'Amazon S3', amount: '5' },
  ]);
});
