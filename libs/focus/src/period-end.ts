import { epochOf, instantFromEpoch, type Instant } from '@orgcost/domain';

// FOCUS has a period end at the moment after it, but some exporters write its last second: the midnight that follows is
// meant, or the last day would not be in the period.

export function exclusiveEnd(end: Instant): Instant {
  return end.includes('T23:59:59') ? instantFromEpoch(epochOf(end) + 1000) : end;
}

/** The UTC day of the exclusive end, in SQL, where the column spells a time in UTC. */
export function exclusiveEndDay(column: string): string {
  return `
    CASE
      WHEN substr(${column}, 12, 8) = '23:59:59'
        THEN strftime(TRY_CAST(left(${column}, 10) AS DATE) + 1, '%Y-%m-%d')
      ELSE left(${column}, 10)
    END`;
}
