/**
 * The day of its billing period that is nearest to the charge's own, in SQL. A period that changes within a UTC day, as
 * a month of Pacific time does, has the day on which it starts, not the one on which it ends: no day is in two of them.
 */
export function billedDay(startDay: string, periodStart: string, periodEnd: string): string {
  return `
    CASE
      WHEN ${startDay} < ${periodStart} THEN ${periodStart}
      WHEN ${startDay} < ${periodEnd} THEN ${startDay}
      ELSE strftime(TRY_CAST(${periodEnd} AS DATE) - 1, '%Y-%m-%d')
    END`;
}
