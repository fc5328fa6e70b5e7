import type { Policies } from '@orgcost/alerting';
import type * as z from 'zod';
import { integerFrom } from '../options';

const amount = integerFrom(1, 'must be a whole number of 1 or more');

/** Policies to try, in place of what the config has. */
export const triedPoliciesShape = {
  monthToDate: amount.exactOptional(),
  daily: amount.exactOptional(),
  changePercent: amount.exactOptional(),
  changeMinimum: amount.exactOptional(),
  forecast: amount.exactOptional(),
  budget: amount.exactOptional(),
};

type Tried = z.output<z.ZodObject<typeof triedPoliciesShape>>;

/** @returns nothing where none is to be tried */
export function triedPolicies({
  changePercent,
  changeMinimum,
  budget,
  ...limits
}: Tried): Policies | undefined {
  const change =
    changePercent === undefined && changeMinimum === undefined
      ? undefined
      : { percent: changePercent ?? 50, minimum: changeMinimum ?? 20 };
  const policies = {
    ...limits,
    ...(change && { change }),
    ...(budget !== undefined && { budget: { amount: budget, steps: [50, 80, 100] } }),
  };
  return Object.keys(policies).length > 0 ? policies : undefined;
}
