import { accountIdSchema, amountSchema, instantSchema } from '@orgcost/domain';
import * as z from 'zod';

/** The billing alarms that accounts have, by what their names end with. */
export const alarmPolicies = ['month-to-date', 'daily'] as const;
export type AlarmPolicy = (typeof alarmPolicies)[number];

/** A billing alarm of an account that went off. */
export const alarmSchema = z.object({
  account: accountIdSchema,
  /** When CloudWatch saw it. */
  at: instantSchema,
  policy: z.enum(alarmPolicies),
  /** US dollars. */
  threshold: amountSchema,
  /** In CloudWatch's own words, with the values and the threshold. */
  reason: z.string(),
});

export type Alarm = z.output<typeof alarmSchema>;
