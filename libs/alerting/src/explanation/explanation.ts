import { amountSchema, chargeGroups, dayRangeSchema, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';

/**
 * What an amount is made of: groups of charges; what a forecast adds to them; and by what an alarm's amount, which AWS
 * metered apart, is above what the ledger has of these days, or below it.
 */
export const amountParts = [...chargeGroups, 'to-come', 'not-in-ledger'] as const;
export type AmountPart = (typeof amountParts)[number];

const partSchema = z.object({ part: z.enum(amountParts), amount: amountSchema });

/** Why an account costs what it does. */
export const explanationSchema = z.object({
  /** The UTC days that it is about, end exclusive. */
  range: dayRangeSchema,
  /** They sum to the alert's amount, to the last digit. */
  parts: z.array(partSchema),
  /** Charges of the same days that the policy does not count, such as tax where it is about usage. */
  notCounted: z.array(partSchema),
  /** Those that moved most, first. */
  services: z.array(
    z.object({
      service: z.string(),
      amount: amountSchema,
      /**
       * The medians of the same weekdays before, summed, with what comes on these days of each month; absent where there are
       * too few of them.
       */
      usual: amountSchema.exactOptional(),
    }),
  ),
  /** Days that moved most, first; of one day there is none. */
  days: z.array(z.object({ day: utcDaySchema, amount: amountSchema, usual: amountSchema })),
  /** Days that are not told whole yet, in order. */
  unsettled: z.array(utcDaySchema),
  /** Days of which the ledger has nothing, in order. */
  missing: z.array(utcDaySchema),
});

export type Explanation = z.output<typeof explanationSchema>;
export type AmountShare = Explanation['parts'][number];
