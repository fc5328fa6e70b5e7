import { accountIdSchema, billingPeriodSchema, dayRangeSchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { ownerSpanSchema } from '../ownership/owner-span';
import { storedRuleSetSchema } from '../rules/stored-rule-set';
import { usageQuantitySchema } from '../rules/usage';

const versionSchema = z.int().positive();

/** An account's month as it was closed: a version of it leads to its days. */
const closedAccountSchema = z.object({
  account: accountIdSchema,
  name: z.string().exactOptional(),
  version: versionSchema,
  /** Who owned it, for the whole month. */
  spans: z.array(ownerSpanSchema).min(1),
});
export type ClosedAccount = z.output<typeof closedAccountSchema>;

/** The version of an earlier month's account up to which it is billed now. */
const restatedAccountSchema = z.object({
  period: billingPeriodSchema,
  account: accountIdSchema,
  name: z.string().exactOptional(),
  version: versionSchema,
  /** Who is charged, where the month was closed without the account. */
  spans: z.array(ownerSpanSchema).min(1).exactOptional(),
});
export type RestatedAccount = z.output<typeof restatedAccountSchema>;

/** That an account's charges of some days of a closed month go from one cost center to another. */
export const ownerMoveSchema = z.object({
  period: billingPeriodSchema,
  account: accountIdSchema,
  name: z.string().exactOptional(),
  days: dayRangeSchema,
  from: costCenterIdSchema,
  to: costCenterIdSchema,
});
export type OwnerMove = z.output<typeof ownerMoveSchema>;

/** All that statements of a month are made of, besides the payer's bill and the months before. */
export const closedInputsSchema = z.object({
  period: billingPeriodSchema,
  ruleSet: storedRuleSetSchema,
  /** Of this month. */
  usage: z.array(usageQuantitySchema),
  unassigned: costCenterIdSchema,
  costCenters: z.array(
    z.object({
      id: costCenterIdSchema,
      name: z.string().exactOptional(),
      owner: z.string().exactOptional(),
    }),
  ),
  /** In the order of their ids. */
  accounts: z.array(closedAccountSchema),
  /** In the order of months and accounts. */
  restated: z.array(restatedAccountSchema),
  /** In the order of months, accounts and days. */
  moved: z.array(ownerMoveSchema),
});
export type ClosedInputs = z.output<typeof closedInputsSchema>;
