import {
  costMatrix,
  dayOfMonth,
  metrics,
  type CostLine,
  type DayCosts,
  type UtcDay,
} from '@orgcost/domain';
import type { Amount } from '@orgcost/money';
import { usualOn, type AccountTraits } from './account-traits';
import { isWeekend } from './calendar';
import { amountOfCents } from './cents';
import { noiseOf } from './noise';
import type { Random } from './random';

/** What the largest service has of the whole; the others share the rest. */
const largestShare = 0.6;

/** The costs of the days as they are in the end. */
export function dayCostsOf(
  random: Random,
  traits: AccountTraits,
  days: readonly UtcDay[],
): DayCosts[] {
  const noise = noiseOf(random, traits.noise);
  return days
    .map((day) => {
      const lines = [
        ...usageLines(random, traits, day, noise()),
        ...monthlyLines(random, traits, day),
        ...eventLines(traits, day),
      ];
      return { day, estimated: false, metrics: [...metrics], matrix: costMatrix(lines) };
    })
    .filter(({ day }) => !traits.gaps.includes(day));
}

function usageLines(random: Random, traits: AccountTraits, day: UtcDay, noise: number): CostLine[] {
  const { services, weekend } = traits;
  const cents = usualOn(traits, day) * (isWeekend(day) ? weekend : 1) * noise;
  return services.map((service, place) => {
    const share = place === 0 ? largestShare : (1 - largestShare) / (services.length - 1);
    const own = Math.exp((traits.noise.deviation / 2) * random.normal());
    return lineOf(service, 'Usage', amountOfCents(cents * share * own));
  });
}

function monthlyLines(random: Random, traits: AccountTraits, day: UtcDay): CostLine[] {
  return traits.monthly
    .filter((charge) => charge.dayOfMonth === dayOfMonth(day))
    .map(({ service, chargeType, ordinaryDays, deviation }) => {
      const own = Math.exp(deviation * random.normal());
      return lineOf(service, chargeType, amountOfCents(usualOn(traits, day) * ordinaryDays * own));
    });
}

function eventLines({ events }: AccountTraits, day: UtcDay): CostLine[] {
  return events
    .filter(({ firstDay, lastDay }) => firstDay <= day && (lastDay === undefined || day <= lastDay))
    .map(({ service, chargeType, adds }) => lineOf(service, chargeType, adds));
}

/** All metrics alike: which of them is looked at makes no difference to a score. */
function lineOf(service: string, chargeType: string, amount: Amount): CostLine {
  const amounts = {
    unblended: amount,
    amortized: amount,
    'net-unblended': amount,
    'net-amortized': amount,
  };
  return { service, chargeType, currency: 'USD', amounts };
}
