import type { LocalAccount } from '../organization/account';
import type { CalendarDay } from './calendar';
import type { Charge, Picodollars } from './charge';
import type { Restatements } from './restatements';

/** What a Savings Plan costs on a day. */
export interface Commitment {
  readonly fee: Picodollars;
  readonly unused: Picodollars;
}

/** What the costs of every account are computed from. */
export interface World {
  readonly seed: number;
  /** The day around which purchases and growth are laid out. */
  readonly origin: CalendarDay;
  readonly computeCommitment: Commitment;
  /** Something was left running in one account: see `leftRunning`. */
  readonly leftRunning: boolean;
  /** What was changed by hand, besides what follows from all this. */
  readonly restatements: Restatements;
}

/** One kind of charge: what of it an account has on a day, as seen `today`. */
export type ChargeRule = (
  world: World,
  account: LocalAccount,
  day: CalendarDay,
  today: CalendarDay,
) => Charge[];
