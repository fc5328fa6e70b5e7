import { addDays, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { isNewsOn, isToldBy, type CostEvent } from './cost-event';

const firstDay = parseUtcDay('2025-06-28');
const step: CostEvent = {
  kind: 'step-up',
  service: 'Amazon EC2',
  chargeType: 'Usage',
  firstDay,
  adds: parseAmount('50'),
};
const spike: CostEvent = { ...step, kind: 'spike', lastDay: addDays(firstDay, 1) };

const days = [-1, 0, 1, 2, 3, 4, 5, 6, 7];

it.each([
  ['a step is news for a week', step, isNewsOn, [0, 1, 2, 3, 4, 5, 6]],
  ['and told within five days', step, isToldBy, [0, 1, 2, 3, 4]],
  ['a spike is news on its days', spike, isNewsOn, [0, 1]],
  ['and told by them', spike, isToldBy, [0, 1]],
])('%s', (_, event, isSo, expected) => {
  expect(days.filter((day) => isSo(event, addDays(firstDay, day)))).toEqual(expected);
});
