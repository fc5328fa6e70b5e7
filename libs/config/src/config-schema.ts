import type * as z from 'zod';
import { alarmsSchema } from './alarm-settings';
import { chargebackSchema } from './chargeback-settings';
import { deploymentSettingsSchema } from './deployment-settings';
import { mailSchema } from './mail-settings';
import { collectionSchema, settingsSchema } from './settings-schema';

/** All that an orgcost.config.yaml may say. */
export const configSchema = settingsSchema.extend({
  deployment: deploymentSettingsSchema.optional(),
  alarms: alarmsSchema.optional(),
  mail: mailSchema.optional(),
  chargeback: chargebackSchema.optional(),
});

/** What it has to say for a deployment. */
export const deployableSchema = configSchema.extend({
  table: settingsSchema.shape.table.unwrap(),
  collection: collectionSchema.partial().extend({ externalId: collectionSchema.shape.externalId }),
  deployment: deploymentSettingsSchema,
  alarms: alarmsSchema,
});

export type DeployableConfig = z.output<typeof deployableSchema>;
