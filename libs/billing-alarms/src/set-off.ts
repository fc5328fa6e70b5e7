import { SetAlarmStateCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { testReason, type AlarmTest, type StandingAlarm } from '@orgcost/alerting';
import { requesting } from './errors';

type State = StandingAlarm['state'];

/**
 * Sets an alarm off for a test. One that is in ALARM is not to be set off: actions are taken when it comes into that state.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 * @param name of the alarm
 * @throws AlarmsError
 */
export function setOff(client: CloudWatchClient, name: string, test: AlarmTest): Promise<void> {
  return setState(client, name, 'ALARM', testReason(test));
}

/**
 * Puts an alarm back into the state that it was in before a test: left in ALARM, it would not go off if costs came above
 * its threshold before CloudWatch looks at it again.
 * @throws AlarmsError
 */
export function setBack(
  client: CloudWatchClient,
  name: string,
  state: State,
  { id }: AlarmTest,
): Promise<void> {
  return setState(client, name, state, `The test ${id} of OrgCost is over`);
}

async function setState(
  client: CloudWatchClient,
  AlarmName: string,
  StateValue: State,
  StateReason: string,
): Promise<void> {
  await requesting('SetAlarmState', () =>
    client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason })),
  );
}
