import { alarmReaderRoleName, alarmTesterRoleName } from '../../settings';
import { AwsError } from '../../wire/aws-error';
import type { Caller } from '../../wire/credentials';

type Action = 'DescribeAlarms' | 'GetMetricStatistics' | 'SetAlarmState';

/** What the roles of an account may do with its alarms; others that can be assumed here may do nothing with them. */
const allowed: Readonly<Partial<Record<string, readonly Action[]>>> = {
  [alarmReaderRoleName]: ['DescribeAlarms', 'GetMetricStatistics'],
  [alarmTesterRoleName]: ['DescribeAlarms', 'SetAlarmState'],
};

/** @throws AwsError for a role that may not */
export function assertMay(action: Action, { arn }: Caller): void {
  const [, role] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  // A user of the account itself: nothing here knows what it may do.
  if (role === undefined || allowed[role]?.includes(action)) return;
  throw new AwsError(
    'AccessDenied',
    `User: ${arn} is not authorized to perform: cloudwatch:${action} because no identity-based policy allows the cloudwatch:${action} action`,
    403,
  );
}
