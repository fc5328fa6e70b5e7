import type { BillingPeriod } from '@orgcost/domain';
import type { CostCenterId } from '../ownership/cost-center';
import type { RuleSet } from '../rules/rule-set';
import type { UsageQuantity } from '../rules/usage';
import type { TellMarketplace } from './marketplace';

export interface AllocationInputs {
  readonly period: BillingPeriod;
  readonly ruleSet: RuleSet;
  readonly usage: readonly UsageQuantity[];
  /** Where what cannot be split is charged. */
  readonly unassigned: CostCenterId;
  readonly tellMarketplace: TellMarketplace;
}
