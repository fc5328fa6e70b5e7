import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { alarmPolicies, alarmSchema, type Alarm } from '../alarms/alarm';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
export const cloudWatchMessageSchema = z.object({
  AlarmName: z.string(),
  AWSAccountId: z.string(),
  NewStateValue: z.literal('ALARM'),
  NewStateReason: z.string(),
  StateChangeTime: z.string(),
  /** Of billing alarms they are whole: as such the number is exact. */
  Trigger: z.object({ Threshold: z.int() }),
});

export type CloudWatchMessage = z.output<typeof cloudWatchMessageSchema>;

/**
 * The alarm that a message of CloudWatch tells of.
 * @param prefix of the names of billing alarms
 * @throws InvalidInputError for an alarm that is none of them
 */
export function alarmOf(message: CloudWatchMessage, prefix: string): Alarm {
  const { AlarmName, AWSAccountId, NewStateReason, StateChangeTime, Trigger } = message;
  const alarm = alarmSchema.safeParse({
    account: AWSAccountId,
    at: StateChangeTime,
    policy: alarmPolicies.find((each) => AlarmName === prefix + each),
    threshold: String(Trigger.Threshold),
    reason: NewStateReason,
  });
  if (alarm.success) return alarm.data;
  throw new InvalidInputError(`${AlarmName} of ${AWSAccountId} is no billing alarm of OrgCost`);
}
