/** A test of the way from an account's alarm to a mail. */
export interface AlarmTest {
  /** Another text for each. */
  readonly id: string;
  /** Who is told: the platform team, or the account's owner. */
  readonly to: TestReader;
}

export const testReaders = ['platform', 'owner'] as const;
export type TestReader = (typeof testReaders)[number];

/**
 * The reason with which an alarm is set off for a test: it is all of such a call that a topic comes to know.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
export function testReason({ id, to }: AlarmTest): string {
  return `TEST ${id} to ${to}: OrgCost set this alarm off by hand, and costs are not above its threshold`;
}

/** @returns nothing where an alarm went off by itself, or was set off by somebody else: that counts as one that did */
export function testIn(reason: string): AlarmTest | undefined {
  const [, id, reader] = /^TEST ([\w-]{1,64}) to ([a-z]+): /.exec(reason) ?? [];
  const to = testReaders.find((each) => each === reader);
  return id === undefined || to === undefined ? undefined : { id, to };
}
