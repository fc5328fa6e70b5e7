import { SetAlarmStateCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { testReason, type AlarmTest, type StandingAlarm } from '@orgcost/alerting';
import { requesting } from './errors';

/**
 * Sets an alarm off for a test, and back into the state that it was in: left in ALARM, it would not go off if costs came
 * above its threshold before CloudWatch looks at it again. An alarm that is in ALARM is not to be set off: its actions are
 * taken only when it comes into that state.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 * @param name of the alarm
 * @throws AlarmsError
 */
export async function setOff(
  client: CloudWatchClient,
  name: string,
  state: Exclude<StandingAlarm['state'], 'ALARM'>,
  test: AlarmTest,
): Promise<void> {
  const set = (StateValue: StandingAlarm['state'], StateReason: string) =>
    requesting('SetAlarmState', () =>
      client.send(new SetAlarmStateCommand({ AlarmName: name, StateValue, StateReason })),
    );
  await set('ALARM', testReason(test));
  await set(state, `The test ${test.id} of OrgCost is over`);
}
