import { isDeepStrictEqual } from 'node:util';
import {
  alertIdOf,
  alertKeyOf,
  alertSchema,
  type Acknowledgment,
  type Alert,
  type AlertKey,
  type AlertLedger,
  type Delivery,
  type OnUnread,
} from '@orgcost/alerting';
import { billingPeriodOf, daysOfBillingPeriod } from '@orgcost/domain';
import type { AccountId, BillingPeriod, DayRange, UtcDay } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import { tookPlace } from './conditional-write';
import { alertEntity, listOf, undelivered } from './entities/alert';
import { pagesOf } from './pages';
import { readAll, readStored } from './stored-item';

/** The `AlertLedger` of alerting on a DynamoDB table. Alerts of all accounts are read from the index. */
export class AlertRepository implements AlertLedger {
  readonly #entity: ReturnType<typeof alertEntity>;
  readonly #newId: () => string;

  /** @param newId the SDK asks again because an answer was lost: by its id a call knows what it did itself */
  constructor(configuration: EntityConfiguration, newId: () => string) {
    this.#entity = alertEntity(configuration);
    this.#newId = newId;
  }

  async raise(alert: Alert): Promise<boolean> {
    const key = alertKeyOf(alert.crossing);
    const raise = this.#newId();
    const raised = await tookPlace(
      this.#entity
        .put({ ...alert, ...key, list: listOf(key, alert.delivery), raise, move: raise })
        .where((attributes, { notExists }) => notExists(attributes.raise))
        .go({ originalErr: true }),
    );
    // Never put again where it is its own: it may have been moved on since.
    return raised || (await this.#get(key))?.raise === raise;
  }

  async alert(key: AlertKey): Promise<Alert | undefined> {
    const item = await this.#get(key);
    return item ? readAlert(item) : undefined;
  }

  async alertsOfAccount(account: AccountId, { from, to }: DayRange): Promise<readonly Alert[]> {
    const alerts: Alert[] = [];
    const pages = pagesOf((page) =>
      this.#entity.query
        .byPeriod({ account })
        // What is of the last period sorts before the bare name of the one after it.
        .between({ period: firstPeriodFrom(from) }, { period: firstPeriodFrom(to) })
        .go({ ...page, consistent: true, originalErr: true }),
    );
    for await (const page of pages) alerts.push(...page.map(readAlert));
    return alerts;
  }

  async alertsOfMonth(period: BillingPeriod): Promise<readonly Alert[]> {
    // In this order, one that is delivered in between is on both lists, and told as it is on the later one.
    const alerts = [...(await this.#listed(undelivered, period)), ...(await this.#listed(period))];
    const once = new Map(alerts.map((alert) => [placeOf(alert), alert]));
    return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, alert]) => alert);
  }

  undelivered(onUnread?: OnUnread): Promise<readonly Alert[]> {
    return this.#listed(undelivered, '', onUnread);
  }

  async moveOn(key: AlertKey, before: Delivery, after: Delivery): Promise<boolean> {
    const item = await this.#get(key);
    if (!item || !isDeepStrictEqual(readAlert(item).delivery, before)) return false;
    const move = this.#newId();
    return tookPlace(
      this.#entity
        .update(key)
        .set({ delivery: after, list: listOf(key, after), move })
        // Not on the delivery itself: the embedded store does not compare what has parts.
        .where(
          (attributes, { eq }) =>
            `${eq(attributes.move, item.move)} OR ${eq(attributes.move, move)}`,
        )
        .go({ originalErr: true }),
    );
  }

  acknowledge(key: AlertKey, acknowledgment: Acknowledgment): Promise<boolean> {
    return tookPlace(
      this.#entity.patch(key).set({ acknowledged: acknowledgment }).go({ originalErr: true }),
    );
  }

  async #get(key: AlertKey) {
    const { data } = await this.#entity.get(key).go({ consistent: true, originalErr: true });
    return data;
  }

  /** @param period leaves out others */
  async #listed(list: string, period = '', onUnread?: OnUnread): Promise<readonly Alert[]> {
    const alerts: Alert[] = [];
    const pages = pagesOf((page) =>
      this.#entity.query.byList({ list }).go({ ...page, originalErr: true }),
    );
    for await (const page of pages) {
      const items = page.filter((item) => mayBeOf(period, item));
      const read = readAll(alertSchema, items, nameOf, onUnread);
      alerts.push(...read.filter(({ crossing }) => crossing.period.startsWith(period)));
    }
    return alerts;
  }
}

/** The first period from a day on: the month that begins with it, if one does, comes before its days. */
function firstPeriodFrom(day: UtcDay): string {
  const month = billingPeriodOf(day);
  return daysOfBillingPeriod(month).from === day ? month : day;
}

/** Where it does not say so, it is damaged: whether the alert can be read tells its schema. */
function mayBeOf(period: string, item: { readonly period?: unknown }): boolean {
  return typeof item.period !== 'string' || item.period.startsWith(period);
}

/** Where an alert is among others, as in the index. */
function placeOf({ raisedAt, crossing }: Alert): string {
  return `${raisedAt}#${alertIdOf(alertKeyOf(crossing))}`;
}

function readAlert(item: AlertKey): Alert {
  return readStored(alertSchema, item, nameOf(item));
}

function nameOf(item: AlertKey): string {
  return `alert ${alertIdOf(item)}`;
}
