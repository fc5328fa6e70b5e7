import { hash, within } from '../hash';
import type { LocalAccount } from '../organization/account';
import type { CalendarDay } from './calendar';
import { dollar, percent, plainCharge } from './charge';
import { dailyCharges } from './daily-charges';
import { services } from './services';
import { workloads, type Workload } from './workloads';
import type { ChargeRule, World } from './world';

const cent = dollar / 100n;

/** Months of some accounts get a credit when they are long over, or a refund even later. */
export const lateAdjustments: ChargeRule = (world, account, day, today) => [
  ...lateAdjustment(world, account, day, today, {
    chargeType: 'Credit',
    salt: 31,
    latest: 24,
    cents: 25_000,
  }),
  ...lateAdjustment(world, account, day, today, {
    chargeType: 'Refund',
    salt: 32,
    latest: 80,
    cents: 6_000,
  }),
];

/** Credits that are known at once. */
export const promptCredits: ChargeRule = (world, account, day, today) => {
  const service = mainService(account);
  if (account.special === 'hidden-credits' && day.dayOfMonth === 2) {
    return [
      plainCharge(service, 'Credit', -40n * dollar),
      plainCharge(service, 'Refund', -750n * cent),
    ];
  }
  if (account.special !== 'credits-above-usage') return [];
  const used = dailyCharges(world, account, day, today).reduce(
    (sum, { netUnblended }) => sum + netUnblended,
    0n,
  );
  return [plainCharge(service, 'Credit', -percent(used, 120))];
};

/** Domains, renewed in some months of some accounts. */
export const domainFees: ChargeRule = ({ seed }, account, day) => {
  const chance = hash(seed, account.index, day.month, 33);
  const { name, price } = services.registrar;
  return chance % 12 === 0 && day.dayOfMonth === within(chance >>> 8, 1, 28)
    ? [plainCharge(name, 'Fee', BigInt(price) * 1_000_000n, 1_000_000n)]
    : [];
};

interface LateAdjustment {
  readonly chargeType: 'Credit' | 'Refund';
  readonly salt: number;
  /** Days after the month by which it is known; a week at the least. */
  readonly latest: number;
  /** At most. */
  readonly cents: number;
}

function lateAdjustment(
  { seed }: World,
  account: LocalAccount,
  day: CalendarDay,
  today: CalendarDay,
  { chargeType, salt, latest, cents }: LateAdjustment,
) {
  const chance = hash(seed, account.index, day.month, salt);
  if (chance % 10 !== 0 || day.dayOfMonth !== within(chance >>> 4, 1, day.daysInMonth)) return [];
  const lastDay = day.number - day.dayOfMonth + day.daysInMonth;
  if (today.number < lastDay + within(chance >>> 9, 8, latest)) return [];
  const amount = BigInt(within(chance >>> 3, 500, cents)) * cent;
  return [plainCharge(mainService(account), chargeType, -amount)];
}

function mainService({ workload }: LocalAccount): string {
  const [first]: Workload['usage'] = workloads[workload].usage;
  return services[first?.[0] ?? 's3'].name;
}
