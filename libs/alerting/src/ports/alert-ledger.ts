import type { AccountId, BillingPeriod, DayRange } from '@orgcost/domain';
import type { Acknowledgment, Alert, Delivery } from '../alerts/alert';
import type { AlertKey } from '../alerts/alert-id';
import type { OnUnread } from './on-unread';

/** Keeps alerts: each once. */
export interface AlertLedger {
  /** @returns false, and nothing is kept, where the ledger has the alert already */
  raise(alert: Alert): Promise<boolean>;
  alert(key: AlertKey): Promise<Alert | undefined>;
  /**
   * Of one account, read with strong consistency: those of a period, be it a day or a month, that begins in the range.
   * In the order of their periods.
   */
  alertsOfAccount(account: AccountId, range: DayRange): Promise<readonly Alert[]>;
  /**
   * Of all accounts, those of the month and its days, in the order in which they were raised; one whose mail comes back now
   * may be left out.
   */
  alertsOfMonth(period: BillingPeriod): Promise<readonly Alert[]>;
  /** All that are pending or being sent, in the order in which they were raised; one that changes now may be left out. */
  undelivered(onUnread?: OnUnread): Promise<readonly Alert[]>;
  /**
   * Changes how far an alert is.
   * @param before how far it was when it was read
   * @returns false, and nothing is changed, where it is no longer there
   */
  moveOn(key: AlertKey, before: Delivery, after: Delivery): Promise<boolean>;
  /** Later ones take the place of earlier ones. @returns false where there is no such alert */
  acknowledge(key: AlertKey, acknowledgment: Acknowledgment): Promise<boolean>;
}
