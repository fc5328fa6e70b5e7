import { domainFees, lateAdjustments, promptCredits } from './adjustments';
import { hasCosts } from './arrival';
import { dailyCharges } from './daily-charges';
import { supportCharges, taxCharges } from './monthly-charges';
import { workloads } from './workloads';
import type { ChargeRule } from './world';

const rules: readonly ChargeRule[] = [
  dailyCharges,
  taxCharges,
  supportCharges,
  promptCredits,
  lateAdjustments,
  domainFees,
];

/**
 * Everything that the payer sees charged to an account for a day, as seen
 * `today`: made anew at every call, from its arguments alone.
 */
export const dayCharges: ChargeRule = (world, account, day, today) =>
  hasCosts(account, day, today) && workloads[account.workload].usage.length > 0
    ? rules.flatMap((rule) => rule(world, account, day, today))
    : [];
