import { monthInWords, type BillingPeriod } from '@orgcost/domain';

/** `October 2026`: a mail is looked up years later. */
export function monthAndYear(period: BillingPeriod): string {
  return `${monthInWords(period)} ${period.slice(0, 4)}`;
}
