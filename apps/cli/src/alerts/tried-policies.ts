import type { Policies } from '@orgcost/alerting';
import { defaultChange, defaultSteps } from '@orgcost/config';
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
      : {
          percent: changePercent ?? defaultChange.percent,
          minimum: changeMinimum ?? defaultChange.minimum,
        };
  const policies = {
    ...limits,
    ...(change && { change }),
    ...(budget !== undefined && { budget: { amount: budget, steps: defaultSteps } }),
  };
  return Object.keys(policies).length > 0 ? policies : undefined;
}
