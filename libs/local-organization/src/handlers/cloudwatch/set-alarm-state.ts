import * as z from 'zod';
import { alarmNameOf } from '../../alarms/alarm-kind';
import { alarmMessage } from '../../alarms/alarm-message';
import { stateValues, type AlarmState } from '../../alarms/billing-alarm';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { assertMay } from './assert-may';
import { billingAlarmsOf } from './billing-alarms-of';

const stateInput = z.strictObject({
  AlarmName: z.string().min(1).max(255),
  StateValue: z.enum(stateValues),
  StateReason: z.string().max(1023),
  StateReasonData: z.string().max(4000).optional(),
});

/**
 * An alarm stays in the state that it was set to: nothing here evaluates alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
export const setAlarmState: Handler = async (context, caller, input) => {
  assertMay('SetAlarmState', caller);
  const request = validate(stateInput, input, 'ValidationError');
  const { AlarmName, StateValue: value, StateReason: reason, StateReasonData } = request;
  const alarm = billingAlarmsOf(context, caller).find(
    ({ kind }) => alarmNameOf(kind) === AlarmName,
  );
  if (!alarm) throw new AwsError('ResourceNotFound', `Alarm ${AlarmName} does not exist`, 404);
  const { alarms, topic, now, today } = context;
  const state: AlarmState = {
    value,
    reason,
    ...(StateReasonData !== undefined && { reasonData: StateReasonData }),
    at: now,
  };
  alarms.setState(alarm, state, today);
  const goesOff = value === 'ALARM' && alarm.state.value !== 'ALARM';
  // CloudWatch does not tell its caller of a topic that there is not.
  if (goesOff && alarm.actionsEnabled && alarm.actions.includes(topic.arn)) {
    await topic.publish(alarmMessage(alarm, state));
  }
  return {};
};
