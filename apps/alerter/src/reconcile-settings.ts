import { alarmsSchema } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What a deployment says of the StackSet with the billing alarms of accounts, and of their thresholds. */
const settingsSchema = z.strictObject({
  stackSet: z.string(),
  callAs: z.enum(['SELF', 'DELEGATED_ADMIN']),
  /** Those that the StackSet goes into. */
  organizationalUnits: z.array(z.string()).min(1),
  alarms: alarmsSchema,
});

export type ReconcileSettings = z.output<typeof settingsSchema>;

/** @throws InvalidInputError in one line for a file that is missing or says anything else */
export function readReconcileSettings(file: string): ReconcileSettings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll(/\s+/g, ' ') : String(cause);
    throw new InvalidInputError(`SETTINGS_FILE ${file} cannot be used: ${why}`, { cause });
  }
}
