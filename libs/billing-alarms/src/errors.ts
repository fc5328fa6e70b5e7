import { asking, deniedMends } from '@orgcost/aws-client';

/** Alarms could not be read, or set off; the message says why, in one line. */
export class AlarmsError extends Error {
  override readonly name = 'AlarmsError';
}

/**
 * What an operation answers, checked; its errors say what to mend, and have AWS's own as their cause.
 * @param operation such as `DescribeAlarms`
 * @throws AlarmsError for what the SDK, or a check of its answer, throws
 */
export function requesting<Answer>(
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const asked = { subject: "The account's alarms", operation: `cloudwatch:${operation}` };
  return asking(asked, { Failure: AlarmsError, mendOf: ({ name }) => mends[name] }, request);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html */
const mends: Readonly<Partial<Record<string, string>>> = {
  ...deniedMends,
  ResourceNotFound: 'finds none of that name: somebody has just deleted it',
};
