import type { AccountId, UtcDay } from '@orgcost/domain';
import type { Mute } from '../alerts/mute';
import type { OnUnread } from './on-unread';

/** Keeps which alerts are muted. */
export interface MuteLedger {
  /** Takes the place of an earlier one of the same account and policy. */
  mute(mute: Mute): Promise<void>;
  /** The last of each policy of an account, those that are over too. */
  mutes(account: AccountId, onUnread?: OnUnread): Promise<readonly Mute[]>;
  /** Those of all accounts that are in force on a day, the first to end first. */
  mutesInForce(day: UtcDay, onUnread?: OnUnread): Promise<readonly Mute[]>;
}
