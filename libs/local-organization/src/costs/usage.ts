import { hash, within } from '../hash';
import type { LocalAccount } from '../organization/account';
import { arrived } from './arrival';
import type { CalendarDay } from './calendar';
import { marketplaceCharge, plainCharge } from './charge';
import { coveredCharges, coveredQuantity } from './compute-savings-plan';
import { services, type Service } from './services';
import { workloads, type Workload } from './workloads';
import type { ChargeRule, World } from './world';

/** What the account used on the day, priced; a part of EC2 as covered by the organization's Savings Plan. */
export const usageCharges: ChargeRule = (world, account, day, today) => {
  const workload: Workload = workloads[account.workload];
  const share = arrived(world, account, day, today);
  return workload.usage.flatMap(([key, units], place) => {
    const { name, price, marketplace }: Service = services[key];
    const used = quantity(world, account, day, workload, units, place);
    const seen = Math.floor((used * share(place, workload.usage.length)) / 1000);
    const covered = key === 'ec2' ? coveredQuantity(account, day, today) : 0n;
    const onDemand = BigInt(seen) - covered;
    const charge = plainCharge(name, 'Usage', onDemand * BigInt(price), onDemand);
    return [
      ...(onDemand > 0n ? [marketplace ? marketplaceCharge(charge) : charge] : []),
      ...coveredCharges(covered),
    ];
  });
};

/** Millionths of a unit. A float may shape a quantity, for it is no money: what it costs is exact. */
function quantity(
  { seed, origin }: World,
  account: LocalAccount,
  day: CalendarDay,
  workload: Workload,
  units: number,
  place: number,
): number {
  const noise =
    within(hash(seed, account.index, day.number, place), 850_000, 1_150_000) / 1_000_000;
  const growth = Math.max(0.8, 1 + 0.012 * (day.month - origin.month));
  const weekday = day.weekend ? workload.weekend / 100 : 1;
  return Math.floor(units * 1_000_000 * (account.scale / 100) * noise * growth * weekday);
}
