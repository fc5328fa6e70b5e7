import type { DayCosts } from '@orgcost/domain';
import { calendar } from './calendar';
import type { CostEvent } from './cost-event';
import { dayCostsOf } from './day-costs';
import { families, type Family } from './families';
import { Random, seedOf } from './random';

/** A made-up account's costs, and what happened to it. */
export interface Series {
  readonly family: Family;
  /** Of 32 bits, the account's own: it also decides how late costs arrive. */
  readonly seed: number;
  /** Ascending, as they are in the end; days of which nothing is known are absent. */
  readonly days: readonly DayCosts[];
  /** Ascending. */
  readonly events: readonly CostEvent[];
}

/** The same for the same seed; a family more changes none of the others. */
export function seriesOf(family: Family, number: number): Series {
  const seed = seedOf(`${family} ${number}`);
  const random = new Random(seed);
  const traits = families[family](random);
  return { family, seed, days: dayCostsOf(random, traits, calendar), events: traits.events };
}
