import {
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type ChargeType,
} from '@orgcost/domain';
import { isZero, type Amount, type Currency } from '@orgcost/money';
import type { ChargedAccount } from '../allocate/charge';
import { MetricMissingError } from '../allocate/metric-missing-error';
import type { TellMarketplace } from '../allocate/marketplace';
import { ruleFinder } from '../allocate/rule-finder';
import type { CostCenterId } from '../ownership/cost-center';
import type { OwnerSpan } from '../ownership/owner-span';
import type { PassOnRule, TakingRule } from '../rules/rule';
import type { RuleSet } from '../rules/rule-set';
import type { Statement } from '../statements/statement';
import type { LineOf } from '../statements/statement-line';

/** The way of one charge from Cost Explorer to the lines of statements. */
export interface ExplainedCharge {
  readonly account: AccountId;
  readonly service: string;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly marketplace: boolean;
  /** As Cost Explorer has it for these days. */
  readonly amount: Amount;
  /** Who owned the account, when, and who says so. */
  readonly owner: OwnerSpan;
  /** The rule that took it; without one it stays with the owner. */
  readonly rule?: string;
  readonly steps: readonly ExplainedStep[];
}

/** Lines of statements that the charge is on, alone or with others. */
export interface ExplainedStep {
  /** - `line`: it is a line; `pool`: it is a part of what is split; `pass-on`: a cost center's charges are split in turn */
  readonly kind: 'line' | 'pool' | 'pass-on';
  readonly rule?: string;
  readonly lines: readonly StatementPlace[];
}

export interface StatementPlace {
  readonly costCenter: CostCenterId;
  readonly amount: Amount;
  /** Where it is a share. */
  readonly share?: Pick<LineOf<'share'>, 'pool' | 'weight' | 'of'>;
}

export interface Explaining {
  readonly period: BillingPeriod;
  readonly ruleSet: RuleSet;
  readonly tellMarketplace: TellMarketplace;
  /** All of the month. */
  readonly statements: readonly Statement[];
}

/** Walks every charge of an account to where it is charged, by the rules of its month. */
export function explainAccount(
  { account, owned }: ChargedAccount,
  { period, ruleSet, tellMarketplace, statements }: Explaining,
): ExplainedCharge[] {
  const finderOf = ruleFinder(ruleSet.rules);
  const passingOn = ruleSet.rules.flatMap((rule) => ('passOn' in rule ? [rule] : []));
  const whole = daysOfBillingPeriod(period);
  return owned.flatMap(({ span, days, matrix }) => {
    const find = finderOf(account, span);
    return tellMarketplace(account, matrix, days).flatMap((line): ExplainedCharge[] => {
      const { service, chargeType, currency, marketplace = false } = line;
      const amount = line.amounts[ruleSet.metric];
      if (amount === undefined) throw new MetricMissingError(account, ruleSet.metric);
      if (isZero(amount)) return [];
      const rule = find(line);
      const charge = { account, service, chargeType, currency, marketplace, amount };
      const own = statements.filter((each) => each.currency === currency);
      const first = firstStep(rule, span, charge, own);
      return [
        {
          ...charge,
          owner: days ? span : { ...span, ...whole },
          ...(rule && { rule: rule.name }),
          steps: [first, ...laterSteps(passingOn, first, chargeType, own)],
        },
      ];
    });
  });
}

function firstStep(
  rule: TakingRule | undefined,
  { costCenter }: OwnerSpan,
  { chargeType, amount }: Pick<ExplainedCharge, 'chargeType' | 'amount'>,
  statements: readonly Statement[],
): ExplainedStep {
  if (rule && 'split' in rule) {
    return {
      kind: 'pool',
      rule: rule.name,
      lines: sharesBy(rule.name, chargeType, statements),
    };
  }
  const charged = rule && 'charge' in rule ? rule.charge : costCenter;
  return {
    kind: 'line',
    ...(rule && { rule: rule.name }),
    lines: [{ costCenter: charged, amount }],
  };
}

/** What became of it where a cost center that it came to passes on what it is charged. */
function laterSteps(
  passingOn: readonly PassOnRule[],
  first: ExplainedStep,
  chargeType: ChargeType,
  statements: readonly Statement[],
): ExplainedStep[] {
  const reached = new Set(first.lines.map(({ costCenter }) => costCenter));
  return passingOn.flatMap(({ name, passOn }): ExplainedStep[] => {
    if (!reached.has(passOn)) return [];
    const lines = sharesBy(name, chargeType, statements);
    for (const { costCenter } of lines) reached.add(costCenter);
    return [{ kind: 'pass-on', rule: name, lines }];
  });
}

function sharesBy(
  rule: string,
  chargeType: ChargeType,
  statements: readonly Statement[],
): StatementPlace[] {
  return statements.flatMap(({ costCenter, lines }) =>
    lines.flatMap((line) => {
      if (line.kind !== 'share' || line.rule !== rule || line.chargeType !== chargeType) return [];
      const { amount, pool, weight, of } = line;
      return [{ costCenter: costCenter.id, amount, share: { pool, weight, of } }];
    }),
  );
}
