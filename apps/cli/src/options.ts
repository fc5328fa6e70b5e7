import { accountIdSchema } from '@orgcost/domain';
import * as z from 'zod';

/** Options arrive as text. */
export const positiveInteger = integerFrom(1, 'must be a whole number of 1 or more');

export const accountIds = z
  .array(z.string())
  .transform((texts) => texts.flatMap((text) => text.split(',')).filter((id) => id !== ''))
  .pipe(z.array(accountIdSchema).min(1, 'must name an account'));

/** @param error completes a sentence that begins with the option's name */
export function integerFrom(min: number, error: string, max = Number.MAX_SAFE_INTEGER) {
  return z
    .string()
    .regex(/^\d{1,15}$/, { error, abort: true })
    .transform(Number)
    .pipe(z.number().min(min, { error }).max(max, { error }));
}
