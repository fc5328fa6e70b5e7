import { defaultChange, defaultSteps } from './default-policies';

interface Change {
  readonly percent: number;
  readonly minimum: number;
}

interface Budget {
  readonly amount: number;
  readonly steps: readonly number[];
}

interface OfAll {
  readonly change?: Change;
  readonly budget?: Budget;
}

/** What a tier may say in parts; false is none. */
interface TierParts {
  readonly change?: Partial<Change> | false;
  readonly budget?: Partial<Budget> | false;
}

type WholeTier<Tier extends TierParts> = Omit<Tier, keyof TierParts> & {
  readonly change?: Change | false;
  readonly budget?: Budget | false;
};

/**
 * A tier with what it leaves out of change and budget: that of all accounts, or else the default.
 * @returns nothing where its budget has no amount, neither here nor there
 */
export function wholeTier<Tier extends TierParts>(
  { change, budget, ...rest }: Tier,
  ofAll: OfAll,
): WholeTier<Tier> | undefined {
  const wholeBudget = budget && { steps: defaultSteps, ...ofAll.budget, ...budget };
  if (wholeBudget && !hasAmount(wholeBudget)) return undefined;
  return {
    ...rest,
    ...(change !== undefined && {
      change: change && { ...defaultChange, ...ofAll.change, ...change },
    }),
    ...(wholeBudget !== undefined && { budget: wholeBudget }),
  };
}

function hasAmount<Part extends Partial<Budget>>(
  budget: Part,
): budget is Part & Pick<Budget, 'amount'> {
  return budget.amount !== undefined;
}
