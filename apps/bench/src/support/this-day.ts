import { instantFromEpoch, utcDayOf, type UtcDay } from '@orgcost/domain';

/** The program goes by the machine's clock, and so do the organizations that it is measured on. */
export function thisDay(): UtcDay {
  return utcDayOf(instantFromEpoch(Date.now()));
}
