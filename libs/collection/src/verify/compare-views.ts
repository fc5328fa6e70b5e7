import {
  addMetricAmounts,
  chargeGroupOf,
  metrics,
  type AccountId,
  type ChargeGroup,
  type ChargeType,
  type CostLine,
  type DayCosts,
  type Metric,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import { isZero, zero, type Currency } from '@orgcost/money';

/**
 * Why a member and its payer see different costs:
 * - `hidden-charges`: the management account does not let members see credits, refunds or discounts: their lines
 *   are missing, or are left out of net amounts.
 *   https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
 * - `other-rates`: the member sees other prices for the same charges, as under AWS Billing Conductor.
 *   https://docs.aws.amazon.com/billingconductor/latest/userguide/what-is-billingconductor.html
 * - `missing-days`: the member sees nothing of days that the payer is billed for, as before it joined.
 * - `refreshed-in-between`: AWS changed the figures after the first look; a second look agrees.
 * - `unexplained`: none of these.
 */
export type DifferenceCause =
  'hidden-charges' | 'other-rates' | 'missing-days' | 'refreshed-in-between' | 'unexplained';

/** How far the two views of an account's charges of one type are apart, over the days on which they differ. */
export interface Difference {
  readonly account: AccountId;
  readonly cause: DifferenceCause;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly days: readonly UtcDay[];
  /** Sums of the charges that differ; a view that lacks them counts as zero. */
  readonly member: MetricAmounts;
  readonly payer: MetricAmounts;
}

const hideable: readonly ChargeGroup[] = ['credit', 'refund', 'discount'];
const gross: readonly Metric[] = ['unblended', 'amortized'];

/** Compares two views of the same days; an amount of zero and an absent line say the same. */
export function compareViews(
  account: AccountId,
  member: readonly DayCosts[],
  payer: readonly DayCosts[],
): Difference[] {
  const differences = new Map<string, Difference>();
  for (const line of differingLines(member, payer)) {
    const { chargeType, currency, cause } = line;
    const key = [cause, chargeType, currency].join('\u0000');
    const before = differences.get(key);
    differences.set(key, {
      account,
      cause,
      chargeType,
      currency,
      days: [...new Set([...(before?.days ?? []), line.day])],
      member: before ? addMetricAmounts(before.member, line.member) : line.member,
      payer: before ? addMetricAmounts(before.payer, line.payer) : line.payer,
    });
  }
  return [...differences].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, difference]) => difference);
}

type DifferingLine = Omit<Difference, 'account' | 'days'> & { readonly day: UtcDay };

function* differingLines(
  member: readonly DayCosts[],
  payer: readonly DayCosts[],
): Iterable<DifferingLine> {
  const [membersDays, payersDays] = [byDay(member), byDay(payer)];
  for (const day of [...new Set([...membersDays.keys(), ...payersDays.keys()])].sort()) {
    const [memberDay, payerDay] = [membersDays.get(day), payersDays.get(day)];
    const common = metrics.filter((metric) =>
      [memberDay, payerDay].every((costs) => costs === undefined || costs.metrics.includes(metric)),
    );
    const [own, theirs] = [linesByKey(memberDay), linesByKey(payerDay)];
    for (const key of new Set([...own.keys(), ...theirs.keys()])) {
      const [ownLine, payerLine] = [own.get(key), theirs.get(key)];
      const line = payerLine ?? ownLine;
      const [memberAmounts, payerAmounts] = [
        amountsOf(ownLine, common),
        amountsOf(payerLine, common),
      ];
      if (!line || common.every((metric) => memberAmounts[metric] === payerAmounts[metric]))
        continue;
      yield {
        day,
        cause: isUnseen(memberDay, payerDay)
          ? 'missing-days'
          : causeOf(line, memberAmounts, payerAmounts),
        chargeType: line.chargeType,
        currency: line.currency,
        member: memberAmounts,
        payer: payerAmounts,
      };
    }
  }
}

function causeOf(
  { chargeType }: CostLine,
  member: MetricAmounts,
  payer: MetricAmounts,
): DifferenceCause {
  if (isNothing(payer)) return 'unexplained';
  if (isNothing(member)) return isHideable(chargeType) ? 'hidden-charges' : 'unexplained';
  return gross.every((metric) => member[metric] === payer[metric])
    ? 'hidden-charges'
    : 'other-rates';
}

/** The member sees nothing of the day, and that is not because all of it is hidden. */
function isUnseen(member: DayCosts | undefined, payer: DayCosts | undefined): boolean {
  if (member && member.matrix.length > 0) return false;
  return payer?.matrix.every(({ chargeType }) => isHideable(chargeType)) !== true;
}

function isHideable(chargeType: ChargeType): boolean {
  return hideable.includes(chargeGroupOf(chargeType));
}

function isNothing(amounts: MetricAmounts): boolean {
  return Object.values(amounts).every(isZero);
}

function amountsOf(line: CostLine | undefined, common: readonly Metric[]): MetricAmounts {
  return Object.fromEntries(common.map((metric) => [metric, line?.amounts[metric] ?? zero]));
}

function byDay(days: readonly DayCosts[]): Map<UtcDay, DayCosts> {
  return new Map(days.map((costs) => [costs.day, costs]));
}

function linesByKey(day: DayCosts | undefined): Map<string, CostLine> {
  return new Map(
    day?.matrix.map((line) => [
      [line.service, line.chargeType, line.currency].join('\u0000'),
      line,
    ]),
  );
}
