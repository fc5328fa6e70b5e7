import {
  thresholdsOf,
  tierOf,
  type TieredAccount,
  type Thresholds,
  type Tier,
} from '../thresholds/thresholds';
import type { BudgetPolicy, ChangePolicy, Policies } from './policies';

/** Besides thresholds, which billing alarms go by as well. */
interface LedgerPolicies {
  readonly change?: ChangePolicy;
  readonly forecast?: number;
  readonly budget?: BudgetPolicy;
}

/** What a tier has otherwise, or not at all. */
type LedgerPoliciesOfTier = {
  readonly [Policy in keyof LedgerPolicies]: LedgerPolicies[Policy] | false;
};

/** The policies of all accounts, and of those that differ. */
export interface PolicySettings extends Thresholds, LedgerPolicies {
  readonly tiers: readonly (Tier & LedgerPoliciesOfTier)[];
}

/** An account's policies: those of its tier, and for the rest those of all. */
export function policiesOf(settings: PolicySettings, account: TieredAccount): Policies {
  const tier = tierOf(settings.tiers, account);
  const change = tier?.change ?? settings.change;
  const forecast = tier?.forecast ?? settings.forecast;
  const budget = tier?.budget ?? settings.budget;
  return {
    ...thresholdsOf(settings, account),
    ...(change && { change }),
    ...(forecast && { forecast }),
    ...(budget && { budget }),
  };
}
