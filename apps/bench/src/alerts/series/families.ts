import type { AccountTraits } from './account-traits';
import { anAccount, monthlyFees, monthlyUsage, weekly, withEvents, withGaps } from './accounts';
import type { EventKind } from './cost-event';
import type { Random } from './random';

/** Kinds of accounts, by name; the seed decides the rest. */
export const families = {
  steady: (random) => anAccount(random, { weekend: 1 }),
  weekly: (random) => anAccount(random, { weekend: weekly(random) }),
  growth: (random) => anAccount(random, { growth: random.between([0.01, 0.03]) }),
  'step up': (random) => withEvents(random, anAccount(random), ['step-up', 'step-up']),
  'step down': (random) => {
    // What noise was to the whole is more to what remains.
    const noise = { deviation: random.scale([0.02, 0.04]), correlation: random.pick([0, 0.4]) };
    return withEvents(random, anAccount(random, { weekend: 1, noise }), ['step-down']);
  },
  spikes: (random) => withEvents(random, anAccount(random), ['spike', 'spike', 'spike', 'spike']),
  'slight rises': (random) =>
    withEvents(random, anAccount(random), ['slight-spike', 'slight-step', 'slight-spike']),
  'monthly fees': (random) => anAccount(random, { monthly: monthlyFees(random) }),
  'monthly usage': (random) => anAccount(random, { monthly: [monthlyUsage(random)] }),
  'one-off fees': (random) =>
    withEvents(random, anAccount(random), ['one-off-fee', 'one-off-fee', 'one-off-fee']),
  gaps: (random) => {
    const traits = withEvents(random, anAccount(random), ['spike', 'step-up', 'spike']);
    return withGaps(random, traits);
  },
  small: (random) => {
    const noise = { deviation: random.between([0.2, 0.4]), correlation: random.pick([0, 0.5]) };
    const traits = anAccount(random, { usual: random.between([1_00, 3_00]), noise });
    return withEvents(random, traits, ['cheap-spike', 'cheap-step', 'cheap-spike']);
  },
  mixed: (random) => {
    const traits = anAccount(random, {
      growth: random.between([0, 0.01]),
      monthly: [...monthlyFees(random), monthlyUsage(random)],
    });
    const kinds = Array.from({ length: 5 }, () => random.pick(mixedKinds));
    return withGaps(random, withEvents(random, traits, kinds));
  },
} satisfies Record<string, (random: Random) => AccountTraits>;

export type Family = keyof typeof families;

/** Nothing but what is above has keys there. */
export const familyNames = Object.keys(families) as Family[];

const mixedKinds: readonly [EventKind, ...EventKind[]] = [
  'spike',
  'spike',
  'step-up',
  'slight-spike',
  'one-off-fee',
];
