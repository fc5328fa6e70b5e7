import { amountSchema } from '@orgcost/domain';
import { subtractAmounts, sumAmounts, zero, type Amount, type Currency } from '@orgcost/money';
import * as z from 'zod';
import { costCenterIdSchema, type CostCenterId } from '../ownership/cost-center';
import { statementKey } from '../statements/statements-of';
import type { Statement } from '../statements/statement';
import type { StatementLine } from '../statements/statement-line';

/** What a cost center is charged in one currency, in parts that sum to `total`. */
export const costCenterTotalSchema = z.object({
  costCenter: costCenterIdSchema,
  currency: z.string().min(1),
  /** Of its own accounts. */
  own: amountSchema,
  /** By rules: charged, shared, passed on. */
  shared: amountSchema,
  adjustments: amountSchema,
  /** Restated and transferred. */
  earlierMonths: amountSchema,
  total: amountSchema,
  payable: amountSchema,
});
export type CostCenterTotal = z.output<typeof costCenterTotalSchema>;

type Part = 'own' | 'shared' | 'adjustments' | 'earlierMonths';

const parts: Readonly<Record<StatementLine['kind'], Part>> = {
  direct: 'own',
  charged: 'shared',
  share: 'shared',
  'passed-on': 'shared',
  adjustment: 'adjustments',
  'prior-period': 'earlierMonths',
  transfer: 'earlierMonths',
};

export function totalOf({
  costCenter,
  currency,
  lines,
  total,
  payable,
}: Pick<Statement, 'costCenter' | 'currency' | 'lines' | 'total' | 'payable'>): CostCenterTotal {
  const amounts: Record<Part, Amount[]> = {
    own: [],
    shared: [],
    adjustments: [],
    earlierMonths: [],
  };
  for (const line of lines) amounts[parts[line.kind]].push(line.amount);
  return {
    costCenter: costCenter.id,
    currency,
    own: sumAmounts(amounts.own),
    shared: sumAmounts(amounts.shared),
    adjustments: sumAmounts(amounts.adjustments),
    earlierMonths: sumAmounts(amounts.earlierMonths),
    total,
    payable,
  };
}

/** How what a cost center is asked for differs from another time's; one that was not, or is not, charged counts as zero. */
export interface TotalChange {
  readonly costCenter: CostCenterId;
  readonly currency: Currency;
  readonly before: Amount;
  readonly now: Amount;
  readonly difference: Amount;
}

type Total = Pick<CostCenterTotal, 'costCenter' | 'currency' | 'payable'>;

/** Those that differ, in the order of cost centers and currencies. */
export function changesOfTotals(before: readonly Total[], now: readonly Total[]): TotalChange[] {
  const [old, current] = [byKey(before), byKey(now)];
  return [...new Set([...old.keys(), ...current.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key), current.get(key)];
    const place = is ?? was;
    const [left, right] = [was?.payable ?? zero, is?.payable ?? zero];
    if (!place || left === right) return [];
    const { costCenter, currency } = place;
    const difference = subtractAmounts(right, left);
    return [{ costCenter, currency, before: left, now: right, difference }];
  });
}

function byKey(totals: readonly Total[]): Map<string, Total> {
  return new Map(totals.map((each) => [statementKey(each.costCenter, each.currency), each]));
}
