import { InvalidInputError } from '@orgcost/domain';
import { alertPolicies, type AlertPolicy, type Crossing } from './crossing';

/** What makes an alert the same one, whoever finds it and however often. */
export interface AlertKey {
  readonly account: string;
  readonly policy: AlertPolicy;
  /** A billing period, or a UTC day. */
  readonly period: string;
  /** Which of the policy's amounts was crossed. */
  readonly step: string;
}

export function alertKeyOf(crossing: Crossing): AlertKey {
  const { account, policy, period } = crossing;
  return { account, policy, period, step: stepOf(crossing) };
}

/** A key in one word, for people to copy: `111111111111/budget/2026-11/80`. */
export function alertIdOf({ account, policy, period, step }: AlertKey): string {
  return [account, policy, period, step].join('/');
}

/** @throws InvalidInputError */
export function parseAlertId(id: string): AlertKey {
  // Ids of accounts at other providers may have slashes, the rest has none.
  const [, account, policyName, period, step] =
    /^(.+)\/([a-z-]+)\/(\d{4}-\d\d(?:-\d\d)?)\/([^/]+)$/.exec(id) ?? [];
  const policy = alertPolicies.find((each) => each === policyName);
  if (account === undefined || policy === undefined || period === undefined || step === undefined) {
    throw new InvalidInputError(
      `"${id}" is not an alert: "orgcost alerts list" shows those that there are, such as 111111111111/daily/2026-11-24/200`,
    );
  }
  return { account, policy, period, step };
}

/**
 * A month's or day's amount, or a budget, is crossed again where another was set. What is unusual is so once for a day, whatever is
 * set.
 */
function stepOf(crossing: Crossing): string {
  switch (crossing.policy) {
    case 'month-to-date':
    case 'daily':
    case 'forecast':
      return crossing.above;
    case 'budget':
      return `${crossing.percent}-of-${crossing.budget}`;
    case 'change':
      return 'usual';
    case 'anomaly':
      return crossing.anomaly;
    case 'test':
      return crossing.test;
  }
}
