import {
  epochOf,
  instantFromEpoch,
  InvalidInputError,
  startOfDay,
  utcDayOf,
  utcDaySchema,
  type Clock,
} from '@orgcost/domain';
import { check } from '@orgcost/config';
import type { Io } from './io';

/**
 * The machine's clock; where `ORGCOST_TODAY` names the UTC day of a local organization, the same time on that day.
 * @throws InvalidInputError for no day, and where AWS itself would be asked: looks at it have to be dated as they are
 */
export function clockOf({ env, now }: Pick<Io, 'env' | 'now'>): Clock {
  if (!env.ORGCOST_TODAY) return () => instantFromEpoch(now());
  const today = check(utcDaySchema, env.ORGCOST_TODAY, () => 'ORGCOST_TODAY');
  if (!env.AWS_ENDPOINT_URL_COST_EXPLORER) {
    throw new InvalidInputError(
      'ORGCOST_TODAY is for a local organization, and AWS_ENDPOINT_URL_COST_EXPLORER names none: unset it',
    );
  }
  const midnight = epochOf(startOfDay(utcDayOf(instantFromEpoch(now()))));
  const shift = epochOf(startOfDay(today)) - midnight;
  return () => instantFromEpoch(now() + shift);
}
