import { addDays, daysBetween, type UtcDay } from '@orgcost/domain';
import { usualOn, type AccountTraits } from './account-traits';
import { endDay, firstToday } from './calendar';
import { amountOfCents } from './cents';
import type { CostEvent, EventKind } from './cost-event';
import type { Random, Range } from './random';

interface Plan {
  /** What it adds to a day, as a multiple of what is usual by then. */
  readonly times: Range;
  /** Cents. */
  readonly atLeast?: number;
  /** Days that it lasts; absent where it stays. */
  readonly days?: Range;
}

/** Far enough from the limits of `leastChange` that no noise makes the truth arguable. */
const plans: Readonly<Record<EventKind, Plan>> = {
  'step-up': { times: [0.45, 3], atLeast: 35_00 },
  spike: { times: [0.5, 9], atLeast: 35_00, days: [1, 3] },
  'step-down': { times: [-0.45, -0.25] },
  'slight-step': { times: [0.05, 0.15] },
  'slight-spike': { times: [0.05, 0.15], days: [1, 3] },
  'cheap-step': { times: [0.5, 1] },
  'cheap-spike': { times: [0.5, 1.5], days: [1, 3] },
  'one-off-fee': { times: [2, 20], days: [1, 1] },
};

/** Events one after the other, each as large as it has to be beside what is usual after those before it. */
export function plannedEvents(
  random: Random,
  traits: AccountTraits,
  kinds: readonly EventKind[],
): CostEvent[] {
  let stayed = 0;
  return kinds.map((kind, place) => {
    const firstDay = dayOf(random, place, kinds.length);
    const { times, days, atLeast = -Infinity } = plans[kind];
    const usual = usualOn(traits, firstDay) + stayed;
    const cents = Math.max(atLeast, usual * random.between(times));
    if (!days) stayed += cents;
    return {
      kind,
      ...placeOf(random, traits, kind),
      firstDay,
      ...(days && { lastDay: addDays(firstDay, random.whole(days) - 1) }),
      adds: amountOfCents(cents),
    };
  });
}

/** Apart from each other, late enough for a history, early enough to be told. */
function dayOf(random: Random, place: number, places: number): UtcDay {
  const from = addDays(firstToday, 10);
  const each = (daysBetween(from, endDay) - 14) / places;
  return addDays(from, Math.floor(each * (place + random.between([0, 0.6]))));
}

function placeOf(random: Random, { services }: AccountTraits, kind: EventKind) {
  if (kind === 'one-off-fee') return { service: 'AWS Marketplace', chargeType: 'Fee' };
  // Only the largest service has as much to lose.
  const service = kind === 'step-down' ? services[0] : random.pick(services);
  return { service, chargeType: 'Usage' };
}
