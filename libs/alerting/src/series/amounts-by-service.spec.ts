import { aLine, amounts } from '@orgcost/testing';
import { amountsByDay, isRunning } from './amounts-by-day';
import { amountsByService } from './amounts-by-service';
import { aHistory, looking } from './history.fixture';

/** One service from a day on, one that is there each day, with a credit, and one in another currency only. */
const days = aHistory('2026-11-01', '2026-11-27', '2026-11-27T06:00:00Z', (day) =>
  day === '2026-11-09'
    ? undefined
    : [
        aLine({ service: 'Amazon S3', amounts: amounts('5.1') }),
        aLine({ service: 'Amazon S3', chargeType: 'Credit', amounts: amounts('-2') }),
        ...(day >= '2026-11-20' ? [aLine({ service: 'Amazon EC2', amounts: amounts('40') })] : []),
        aLine({ service: 'Shop', currency: 'EUR', amounts: amounts('7') }),
      ],
);

it.each([
  ['all charges', () => true],
  ['what is used', isRunning],
])('is what each service has of it, day by day: %s', (_what, counts) => {
  const found = amountsByService(days, looking, counts);
  expect([...found.keys()]).toEqual(['Amazon S3', 'Amazon EC2']);
  for (const [service, byDay] of found) {
    expect(byDay).toEqual(
      amountsByDay(days, looking, (line) => line.service === service && counts(line)),
    );
  }
});

it('leaves out days that lack the metric', () => {
  const [first, ...others] = days;
  if (!first) throw new Error('There is no day');
  const found = amountsByService([{ ...first, metrics: [] }, ...others], looking, () => true);
  expect(found.get('Amazon S3')?.has(first.day)).toBe(false);
});
