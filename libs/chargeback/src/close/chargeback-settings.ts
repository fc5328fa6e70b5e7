import type { OwnershipSettings } from '../ownership/ownership-settings';
import type { RuleSet } from '../rules/rule-set';
import type { UsageQuantity } from '../rules/usage';

/** What finance has decided, as config, rule file and usage files say. */
export interface ChargebackSettings {
  readonly ruleSet: RuleSet;
  readonly usage: readonly UsageQuantity[];
  readonly ownership: OwnershipSettings;
}
