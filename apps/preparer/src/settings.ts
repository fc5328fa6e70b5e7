import { ruleSetSchema, usageQuantitySchema } from '@orgcost/chargeback';
import { chargebackSchema } from '@orgcost/config';
import * as z from 'zod';

/** What finance had decided when it was deployed: the section of the config, and what is in the files that it names. */
export const settingsSchema = z.object({
  costCenterTag: z.string().min(1),
  chargeback: chargebackSchema,
  ruleSet: ruleSetSchema,
  usage: z.array(usageQuantitySchema),
});

export type Settings = z.output<typeof settingsSchema>;
