import type { AccountId } from '@orgcost/domain';
import type { OwnerSpan } from '../ownership/owner-span';
import type { Rule, TakingRule } from '../rules/rule';
import type { Charge } from './charge';
import { matcherOf, type Matcher } from './matching';

/** The first rule that takes a charge; none: it stays with the account's owner. */
export type FindRule = (
  charge: Pick<Charge, 'service' | 'chargeType' | 'marketplace'>,
) => TakingRule | undefined;

interface Candidate extends Matcher {
  readonly rule: TakingRule;
}

export function isTaking(rule: Rule): rule is TakingRule {
  return 'take' in rule;
}

/** Gives the finder for one account and owner, so that what concerns both is looked at once for all of their charges. */
export function ruleFinder(
  rules: readonly Rule[],
): (account: AccountId, span: OwnerSpan) => FindRule {
  const candidates = rules
    .filter(isTaking)
    .map((rule): Candidate => ({ rule, ...matcherOf(rule.take) }));
  return (account, span) => {
    const left = candidates.filter(({ ofOwner }) => ofOwner(account, span));
    return (charge) => left.find(({ ofCharge }) => ofCharge(charge))?.rule;
  };
}
