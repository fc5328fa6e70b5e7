import { alarmsSchema } from '@orgcost/config';
import * as z from 'zod';

/** What a deployment says of the StackSet with the billing alarms of accounts, and of their thresholds. */
export const reconcileSettingsSchema = z.strictObject({
  stackSet: z.string(),
  callAs: z.enum(['SELF', 'DELEGATED_ADMIN']),
  /** Those that the StackSet goes into. */
  organizationalUnits: z.array(z.string()).min(1),
  alarms: alarmsSchema,
});
