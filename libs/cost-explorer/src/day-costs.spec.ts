import { metrics, parseUtcDay } from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { parseAmount } from '@orgcost/money';
import { dayCosts } from './day-costs';

const [first, second] = [parseUtcDay('2026-11-01'), parseUtcDay('2026-11-02')];

test('brings the pages of a day together and puts days in order', () => {
  const parts = [
    { day: second, estimated: true, lines: [aLine({ service: 'Amazon S3' })] },
    { day: first, estimated: false, lines: [] },
    { day: second, estimated: false, lines: [aLine(), aLine({ amounts: amounts('0.25') })] },
  ];

  expect(dayCosts(parts)).toEqual([
    aDay('2026-11-01', []),
    aDay(
      '2026-11-02',
      [aLine({ amounts: amounts('1.25') }), aLine({ service: 'Amazon S3' })],
      true,
    ),
  ]);
});

test('a day without lines has an empty matrix and every metric', () => {
  expect(dayCosts([{ day: first, estimated: false, lines: [] }])).toEqual([
    { day: '2026-11-01', estimated: false, metrics: [...metrics], matrix: [] },
  ]);
});

test('a metric that one line of a day lacks is absent from the day, never zero', () => {
  const unblendedOnly = aLine({ service: 'Amazon S3', amounts: { unblended: parseAmount('2') } });

  expect(dayCosts([{ day: first, estimated: false, lines: [aLine(), unblendedOnly] }])).toEqual([
    {
      day: '2026-11-01',
      estimated: false,
      metrics: ['unblended'],
      matrix: [aLine({ amounts: { unblended: parseAmount('1') } }), unblendedOnly],
    },
  ]);
});
