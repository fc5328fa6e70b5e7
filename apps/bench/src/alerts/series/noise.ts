import type { NoiseTraits } from './account-traits';
import type { Random } from './random';

/** By what an ordinary day's cost is multiplied, day after day: lognormal, each day a little like the one before. */
export function noiseOf(random: Random, { deviation, correlation }: NoiseTraits): () => number {
  let state = random.normal();
  return () => {
    const factor = Math.exp(deviation * state);
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * random.normal();
    return factor;
  };
}
