import { daysBetween, utcDayOf, type Instant, type UtcDay } from '@orgcost/domain';

export interface SeenDay {
  readonly day: UtcDay;
  readonly estimated: boolean;
  readonly fetchedAt: Instant;
}

interface AgedDay {
  readonly day: UtcDay;
  /** Days from it to the one on which it was read. */
  readonly age: number;
}

/** From which age on days are final, in words; undefined without days. */
export function agesOfDays(days: readonly SeenDay[]): string | undefined {
  const byAge = days.map(aged).sort((a, b) => a.age - b.age);
  const youngestFinal = byAge.find(({ estimated }) => !estimated);
  const oldestEstimated = byAge.findLast(({ estimated }) => estimated);
  if (youngestFinal && oldestEstimated) {
    return `The youngest final day was ${oldOf(youngestFinal)} when it was read, the oldest estimated one ${oldOf(oldestEstimated)}`;
  }
  if (oldestEstimated) {
    return `Every day that was read is estimated, the oldest ${oldOf(oldestEstimated)}`;
  }
  return youngestFinal && `Every day that was read is final, the youngest ${oldOf(youngestFinal)}`;
}

function aged({ day, estimated, fetchedAt }: SeenDay): AgedDay & Pick<SeenDay, 'estimated'> {
  return { day, estimated, age: daysBetween(day, utcDayOf(fetchedAt)) };
}

/** `23 days old (2026-10-31)` */
function oldOf({ day, age }: AgedDay): string {
  return `${age} ${age === 1 ? 'day' : 'days'} old (${day})`;
}
