import { isZero } from '@orgcost/money';
import type { CrossingOf } from '../alerts/crossing';
import { changesToTell } from './changes';
import type { ChangePolicy } from './policies';
import type { View } from './view';

/** Days that are above what is usual, of those that are settled. */
export function changeCrossings(
  policy: ChangePolicy,
  { found, days, running, known }: View,
): CrossingOf<'change'>[] {
  const told = known
    .filter((each) => each.policy === 'change')
    .map(({ period, amount, usual }) => ({ day: period, amount, usual }));
  return changesToTell(days, running, policy, told).map(
    ({ day, amount, above, usual, monthly }) => ({
      policy: 'change',
      ...found,
      period: day,
      amount,
      above,
      usual: usual.amount,
      low: usual.low,
      high: usual.high,
      weeks: usual.weeks,
      ...(!isZero(monthly) && { monthly }),
    }),
  );
}
