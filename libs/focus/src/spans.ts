import type { ToldSpan } from '@orgcost/collection';
import { addDays, dayRange, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import type { Scratch } from './scratch';
import { focusMetrics } from './sums';

const spansSchema = z.array(
  z
    .object({ provider: z.string(), first: utcDaySchema, last: utcDaySchema })
    .transform(({ provider, first, last }): ToldSpan => ({
      origin: `focus:${provider}`,
      days: dayRange(first, addDays(last, 1)),
      metrics: focusMetrics,
    })),
);

/**
 * From the first to the last day that the files have of a month, whatever the account. They are one set, so that they
 * tell these days whole; but an export may begin or end within a month.
 */
export async function findSpans({ database }: Scratch): Promise<ToldSpan[]> {
  const answer = await database.runAndReadAll(`
    SELECT provider, min(day) AS first, max(day) AS last
    FROM cost JOIN account_key USING (account_id) GROUP BY provider, left(day, 7) ORDER BY provider, first`);
  return spansSchema.parse(answer.getRowObjectsJS());
}
