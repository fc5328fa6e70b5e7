import {
  accountIdSchema,
  addDays,
  epochOf,
  instantFromEpoch,
  instantSchema,
  startOfDay,
  utcDaySchema,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import * as z from 'zod';

/** Options arrive as text. */
export const positiveInteger = integerFrom(1, 'must be a whole number of 1 or more');

/** What people write of something, in a line. */
export const shortNote = z
  .string()
  .min(1, 'must say something')
  .max(500, 'must be at most 500 characters');

export const accountIds = z
  .array(z.string())
  .transform((texts) => texts.flatMap((text) => text.split(',')).filter((id) => id !== ''))
  .pipe(z.array(accountIdSchema).min(1, 'must name an account'));

/** A moment, or a UTC day for its last one: what was learned on that day counts, what was learned on the next does not. */
export const momentOrDay = z.string().transform((text, context) => {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? utcDaySchema.transform(endOfDay).safeParse(text)
    : instantSchema.safeParse(text);
  if (read.success) return read.data;
  for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** @param error completes a sentence that begins with the option's name */
export function integerFrom(min: number, error: string, max = Number.MAX_SAFE_INTEGER) {
  return z
    .string()
    .regex(/^\d{1,15}$/, { error, abort: true })
    .transform(Number)
    .pipe(z.number().min(min, { error }).max(max, { error }));
}

function endOfDay(day: UtcDay): Instant {
  return instantFromEpoch(epochOf(startOfDay(addDays(day, 1))) - 1);
}
