import { parseBillingPeriod, type UtcDay } from '@orgcost/domain';
import { aLine, amounts } from '@orgcost/testing';
import { amountsByDay, isRunning } from '../series/amounts-by-day';
import { aHistory, looking, weekly, type CostOn } from '../series/history.fixture';
import { forecastOf } from './forecast';

const november = parseBillingPeriod('2026-11');

/** Settled from a day up to another, and what is known of days after that. */
function forecast(
  from: string,
  settledUntil: string,
  costOn: CostOn,
  soFar: CostOn = () => undefined,
) {
  const seen = '2026-12-31T00:00:00Z';
  const settled = aHistory(from, settledUntil, seen, costOn);
  const unsettled = aHistory(settledUntil, '2026-12-01', seen, soFar);
  return forecastOf(november, {
    all: amountsByDay(settled, looking, () => true),
    running: amountsByDay(settled, looking, isRunning),
    soFar: amountsByDay(unsettled, looking, isRunning),
    onceSoFar: amountsByDay(unsettled, looking, (line) => !isRunning(line)),
  });
}

// Of November's days 21 are working days of 100 and 9 are of 40 dollars.
it.each(['2026-10-31', '2026-11-01', '2026-11-10', '2026-11-30', '2026-12-01'])(
  'knows a regular month at any time: settled until %s',
  (until) => {
    expect(forecast('2026-06-01', until, weekly)).toEqual({
      amount: '2460',
      low: '2460',
      high: '2460',
    });
  },
);

it('follows an account that has grown within weeks', () => {
  const grown: CostOn = (day) => (day >= '2026-10-19' ? '200' : '100');
  expect(forecast('2026-06-01', '2026-11-16', grown)).toEqual({
    amount: '6000',
    // Once it was 15 days of 100 below what was expected, never above.
    low: '6000',
    high: '7500',
  });
});

it('adds what the month before had of monthly charges after that day, and no other', () => {
  const charged: CostOn = (day) => [
    aLine({ amounts: amounts('100') }),
    ...['-01', '-20']
      .filter((end) => day.endsWith(end))
      .map((end) =>
        aLine({
          chargeType: end === '-01' ? 'Tax' : 'Support',
          amounts: amounts(end === '-01' ? '7' : '50'),
        }),
      ),
  ];
  expect(forecast('2026-06-01', '2026-11-16', charged)?.amount).toBe('3057');
  expect(forecast('2026-06-01', '2026-10-31', charged)?.amount).toBe('3057');
  expect(forecast('2026-06-01', '2026-11-21', charged)?.amount).toBe('3057');
});

it('takes what came already where that is more than expected', () => {
  const soFar = (day: UtcDay) => ({ '2026-11-16': '450', '2026-11-17': '20' })[day as string];
  expect(forecast('2026-06-01', '2026-11-16', weekly, soFar)?.amount).toBe('2810');
});

it('has a fee that came yesterday, and expects it no second time', () => {
  const fee = (day: UtcDay) =>
    day === '2026-11-16' ? [aLine({ chargeType: 'Fee', amounts: amounts('800') })] : undefined;
  expect(forecast('2026-06-01', '2026-11-16', weekly, fee)?.amount).toBe('3260');
  const monthly: CostOn = (day) => [
    aLine({ amounts: amounts(weekly(day)) }),
    ...(day.endsWith('-16') ? [aLine({ chargeType: 'Fee', amounts: amounts('800') })] : []),
  ];
  expect(forecast('2026-06-01', '2026-11-16', monthly, fee)?.amount).toBe('3260');
});

it('fills days that are missing', () => {
  const gap: CostOn = (day) => (day === '2026-11-04' ? undefined : weekly(day));
  expect(forecast('2026-06-01', '2026-11-16', gap)?.amount).toBe('2460');
});

it('makes none without history', () => {
  expect(forecast('2026-10-12', '2026-11-16', weekly)).toBeUndefined();
  expect(forecast('2026-06-01', '2026-06-01', weekly)).toBeUndefined();
});
