import type { Expression } from '@aws-sdk/client-cost-explorer';
import type { AccountId, ChargeType } from '@orgcost/domain';

/** Costs of these accounts alone. */
export function ofAccounts(accounts: readonly AccountId[]): Expression {
  return { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [...accounts] } };
}

export function ofChargeType(chargeType: ChargeType): Expression {
  return { Dimensions: { Key: 'RECORD_TYPE', Values: [chargeType] } };
}

/** What these bill for, such as `AWS Marketplace`. */
export function ofBillingEntities(entities: readonly string[]): Expression {
  return { Dimensions: { Key: 'BILLING_ENTITY', Values: [...entities] } };
}

/**
 * An expression has one operator at its root, so that two conditions need an `And`.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html
 */
export function both(a: Expression, b: Expression): Expression {
  return { And: [a, b] };
}
