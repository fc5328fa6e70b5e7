import { billingPeriodSchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { writtenAmount } from './rule';

/** An adjustment, whether or not it makes sense. */
export const adjustmentFields = z.strictObject({
  name: z.string({ error: 'must have a name' }).trim().min(1, 'must have a name'),
  /** It is printed on the statements. */
  reason: z.string({ error: 'must have a reason' }).trim().min(1, 'must have a reason'),
  /** Each of them, where it is charged at all; without it, all. */
  costCenters: z.array(costCenterIdSchema).min(1).exactOptional(),
  /** Of what the month charges, adjustments aside. */
  percent: writtenAmount.exactOptional(),
  /** For each of the cost centers. */
  amount: writtenAmount.exactOptional(),
  /** Of the amount: ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency, such as USD')
    .exactOptional(),
  /** The cost center that gets what others are charged: without it, statements come to more than the bill. */
  offset: costCenterIdSchema.exactOptional(),
  /** The first month, and the month after the last. */
  from: billingPeriodSchema.exactOptional(),
  to: billingPeriodSchema.exactOptional(),
});

/** What finance adds to statements, or takes off with a minus: a part of what is charged, or an amount. */
export const adjustmentSchema = adjustmentFields.superRefine(
  ({ percent, amount, currency, from, to }, context) => {
    const fault = (message: string): void => {
      context.addIssue({ code: 'custom', message });
    };
    if ((percent === undefined) === (amount === undefined))
      fault('must have a percent or an amount');
    if ((amount === undefined) !== (currency === undefined))
      fault('must have the currency of its amount');
    if (from !== undefined && to !== undefined && to <= from)
      fault(`is for no month: "to" ${to} is exclusive, and not after "from" ${from}`);
  },
);

export type Adjustment = z.output<typeof adjustmentSchema>;
