import { amountSchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';

/** By what a closed month's rules split: what is restated later goes the same way. */
export const closedAllocationSchema = z.object({
  weights: z.array(
    z.object({
      rule: z.string().min(1),
      currency: z.string().min(1),
      weights: z.array(z.object({ costCenter: costCenterIdSchema, weight: amountSchema })),
    }),
  ),
});
export type ClosedAllocation = z.output<typeof closedAllocationSchema>;
