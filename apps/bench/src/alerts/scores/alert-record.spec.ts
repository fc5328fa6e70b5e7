import { parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { RaisedChange } from '../detector';
import type { CostEvent } from '../series/cost-event';
import { alertRecord } from './alert-record';

const amount = parseAmount('50');

const event = (kind: CostEvent['kind'], firstDay: string, lastDay?: string): CostEvent => ({
  kind,
  service: 'Amazon EC2',
  chargeType: 'Usage',
  firstDay: parseUtcDay(firstDay),
  ...(lastDay !== undefined && { lastDay: parseUtcDay(lastDay) }),
  adds: amount,
});

const raised = (day: string, at: string): RaisedChange => ({
  day: parseUtcDay(day),
  at: parseUtcDay(at),
  amount,
});

const nothing = { days: 100, events: 0, delays: [], alerts: 0, falseAlarms: 0, repeats: 0 };
const spike = event('spike', '2025-06-10', '2025-06-11');
const step = event('step-up', '2025-06-10');

it.each([
  ['nothing happened, nothing was told', [], [], {}],
  ['an alert of nothing', [], [raised('2025-06-10', '2025-06-13')], { alerts: 1, falseAlarms: 1 }],
  [
    'what nobody is to be told of',
    [event('slight-step', '2025-06-10'), event('one-off-fee', '2025-06-12', '2025-06-12')],
    [raised('2025-06-10', '2025-06-13'), raised('2025-06-12', '2025-06-15')],
    { alerts: 2, falseAlarms: 2 },
  ],
  ['a spike that is missed', [spike], [], { events: 1 }],
  [
    'a spike, told once for each of its days, in any order, and once too often',
    [spike],
    [
      raised('2025-06-11', '2025-06-14'),
      raised('2025-06-10', '2025-06-13'),
      raised('2025-06-12', '2025-06-15'),
    ],
    { events: 1, delays: [3], alerts: 3, falseAlarms: 1 },
  ],
  [
    'a step, told on its last day, while it is news, as old news, and when it is long the usual',
    [step],
    [
      raised('2025-06-14', '2025-06-17'),
      raised('2025-06-16', '2025-06-19'),
      raised('2025-06-17', '2025-06-20'),
      raised('2025-08-04', '2025-08-07'),
      raised('2025-08-05', '2025-08-08'),
    ],
    { events: 1, delays: [7], alerts: 5, falseAlarms: 3, repeats: 2 },
  ],
  [
    'a step that is told too late to count, and is no false alarm yet',
    [step],
    [raised('2025-06-15', '2025-06-18')],
    { events: 1, alerts: 1 },
  ],
])('%s', (_, events, told, expected) => {
  expect(alertRecord(events, told, 100)).toEqual({ ...nothing, ...expected });
});
