import {
  addDays,
  type AccountId,
  type CostDay,
  type CostMatrix,
  type Metric,
  type UtcDay,
} from '@orgcost/domain';
import { addAmounts, zero, type Amount, type Currency } from '@orgcost/money';
import type { TellMarketplace } from '../allocate/marketplace';
import { MetricMissingError } from '../allocate/metric-missing-error';

/** A charge of a day as it was billed, and as it is now. */
export interface ChangedCharge {
  readonly day: UtcDay;
  readonly service: string;
  readonly chargeType: string;
  readonly currency: Currency;
  readonly marketplace: boolean;
  readonly old: Amount;
  readonly new: Amount;
}

export interface ChangeContext {
  readonly account: AccountId;
  readonly metric: Metric;
  /** As the closed month has it: the bill is not read again for what changes later. */
  readonly tellMarketplace: TellMarketplace;
}

/**
 * What differs between days as they were billed and as they are now, in the order of days and charges. A charge that was
 * bought through AWS Marketplace alone goes on to be.
 * @throws MetricMissingError
 */
export function changedCharges(
  before: readonly CostDay[],
  after: readonly CostDay[],
  context: ChangeContext,
): ChangedCharge[] {
  const [old, now] = [byDay(before), byDay(after)];
  const days = [...new Set([...old.keys(), ...now.keys()])].sort();
  return days.flatMap((day) => {
    const was = amountsOn(day, old.get(day) ?? [], context);
    const bought = new Set([...was.values()].filter(isOnlyBought).map(keyOf));
    const is = amountsOn(day, now.get(day) ?? [], context, bought);
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key) => {
      const [left, right] = [was.get(key), is.get(key)];
      const charge = left ?? right;
      const [oldAmount, newAmount] = [left?.amount ?? zero, right?.amount ?? zero];
      if (!charge || oldAmount === newAmount) return [];
      const { service, chargeType, currency, marketplace } = charge;
      return [{ day, service, chargeType, currency, marketplace, old: oldAmount, new: newAmount }];
    });

    function isOnlyBought(charge: DayCharge): boolean {
      return charge.marketplace && !was.has(partKeyOf({ ...charge, marketplace: false }));
    }
  });
}

interface DayCharge extends Omit<ChangedCharge, 'day' | 'old' | 'new'> {
  readonly amount: Amount;
}

/** @param bought charges of which all was bought through AWS Marketplace before */
function amountsOn(
  day: UtcDay,
  matrix: CostMatrix,
  { account, metric, tellMarketplace }: ChangeContext,
  bought: ReadonlySet<string> = new Set(),
): Map<string, DayCharge> {
  const charges = new Map<string, DayCharge>();
  for (const line of tellMarketplace(account, matrix, { from: day, to: addDays(day, 1) })) {
    const amount = line.amounts[metric];
    if (amount === undefined) throw new MetricMissingError(account, metric);
    const { service, chargeType, currency } = line;
    const marketplace = line.marketplace === true || bought.has(keyOf(line));
    const charge = { service, chargeType, currency, marketplace, amount };
    const key = partKeyOf(charge);
    const other = charges.get(key);
    charges.set(key, other ? { ...charge, amount: addAmounts(other.amount, amount) } : charge);
  }
  return charges;
}

function byDay(days: readonly CostDay[]): Map<UtcDay, CostMatrix> {
  return new Map(days.map(({ day, matrix }) => [day, matrix]));
}

type ChargeName = Pick<ChangedCharge, 'service' | 'chargeType' | 'currency'>;

function keyOf({ service, chargeType, currency }: ChargeName): string {
  return `${service}\u0000${chargeType}\u0000${currency}`;
}

function partKeyOf(charge: ChargeName & { readonly marketplace: boolean }): string {
  return `${keyOf(charge)}\u0000${charge.marketplace}`;
}
