import { hasCosts } from './arrival';
import { computePlanFee } from './compute-savings-plan';
import { withEnterpriseDiscount } from './enterprise-discount';
import { learningPlanCharges } from './learning-savings-plan';
import { leftRunning } from './left-running';
import { reservationCharges } from './reserved-instances';
import { subscriptionFees } from './subscription';
import { usageCharges } from './usage';
import type { ChargeRule } from './world';

const rules: readonly ChargeRule[] = [
  usageCharges,
  computePlanFee,
  learningPlanCharges,
  reservationCharges,
  leftRunning,
  subscriptionFees,
];

/** What follows from the day alone: usage, commitments and subscriptions, with their discount. */
export const dailyCharges: ChargeRule = (world, account, day, today) =>
  hasCosts(account, day, today)
    ? withEnterpriseDiscount(rules.flatMap((rule) => rule(world, account, day, today)))
    : [];
