import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { alarmPolicies, alarmSchema, type Alarm } from './alarm';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html */
const messageSchema = z.object({
  AlarmName: z.string(),
  AWSAccountId: z.string(),
  NewStateValue: z.literal('ALARM'),
  NewStateReason: z.string(),
  StateChangeTime: z.string(),
});

/**
 * What an alarm of CloudWatch says.
 * @param text the message as it was published
 * @param prefix of the names of billing alarms
 * @throws InvalidInputError for what is no message of a billing alarm
 */
export function parseCloudWatchMessage(text: string, prefix: string): Alarm {
  const message = messageSchema.safeParse(json(text));
  if (!message.success) throw new InvalidInputError(`It is no alarm of CloudWatch: ${text}`);
  const { AlarmName, AWSAccountId, NewStateReason, StateChangeTime } = message.data;
  const policy = alarmPolicies.find((each) => AlarmName === prefix + each);
  const alarm = alarmSchema.safeParse({
    account: AWSAccountId,
    at: StateChangeTime,
    policy,
    reason: NewStateReason,
  });
  if (alarm.success) return alarm.data;
  throw new InvalidInputError(`${AlarmName} of ${AWSAccountId} is no billing alarm of OrgCost`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
