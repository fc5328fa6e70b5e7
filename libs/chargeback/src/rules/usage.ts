import { amountSchema, billingPeriodSchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';

/** How much of a shared thing a cost center used in a month, such as messages of a broker: in whatever unit. */
export const usageQuantitySchema = z.object({
  period: billingPeriodSchema,
  key: z.string().min(1),
  costCenter: costCenterIdSchema,
  quantity: amountSchema.refine((quantity) => !quantity.startsWith('-'), 'must not be negative'),
});

export type UsageQuantity = z.output<typeof usageQuantitySchema>;
