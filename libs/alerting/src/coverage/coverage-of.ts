import type { AccountId } from '@orgcost/domain';
import { notNeeded, unknown, type Check, type CoverageCheck } from './check';
import { checkAlarms } from './checks/alarms';
import { checkMail } from './checks/mail';
import { checkMetric } from './checks/metric';
import { checkRecipient } from './checks/recipient';
import { checkStack } from './checks/stack';
import { checkTest } from './checks/test';
import { checkThresholds } from './checks/thresholds';
import { checkTopic } from './checks/topic';
import type { AccountFacts, SharedFacts } from './facts';

/** Whether an account's owner would hear of its costs: what was looked at, and what is amiss. */
export interface Coverage {
  readonly account: AccountId;
  readonly name: string;
  readonly checks: Readonly<Record<CoverageCheck, Check>>;
}

/** Each gap is told once: what cannot be told because of it is unknown. */
export function coverageOf(facts: AccountFacts, shared: SharedFacts): Coverage {
  const { account, name, state } = facts;
  if (state !== 'ACTIVE') return { account, name, checks: allOf(notNeeded(`It is ${state}`)) };
  return {
    account,
    name,
    checks: {
      stack: checkStack(facts, shared),
      ...alarmChecks(facts, shared),
      recipient: checkRecipient(facts, shared),
      mail: checkMail(shared),
    },
  };
}

function alarmChecks(
  facts: AccountFacts,
  shared: SharedFacts,
): Pick<Coverage['checks'], 'alarms' | 'thresholds' | 'metric' | 'topic' | 'test'> {
  const { watched, place } = facts;
  if (!watched) {
    const isToHaveSome = place === 'stack-set' || place === 'management';
    const none = isToHaveSome ? unknown('It has no stack') : notNeeded('It is to have no alarm');
    return { alarms: none, thresholds: none, metric: none, topic: none, test: none };
  }
  const looked = { ...facts, watched };
  return {
    alarms: checkAlarms(looked, shared),
    thresholds: checkThresholds(looked),
    metric: checkMetric(looked, shared),
    topic: checkTopic(facts, shared),
    test: checkTest(facts, shared),
  };
}

function allOf(check: Check): Coverage['checks'] {
  return {
    stack: check,
    alarms: check,
    thresholds: check,
    metric: check,
    topic: check,
    recipient: check,
    mail: check,
    test: check,
  };
}

/** Nobody hears of an account's costs, or may not, where one of its checks is a gap. */
export function hasGap({ checks }: Coverage): boolean {
  return Object.values(checks).some(({ state }) => state === 'gap');
}
