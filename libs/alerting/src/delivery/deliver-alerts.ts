import { utcDayOf, type AccountId } from '@orgcost/domain';
import pMap from 'p-map';
import type { Alert } from '../alerts/alert';
import { alertKeyOf } from '../alerts/alert-id';
import type { Mute } from '../alerts/mute';
import { lastDayOf } from '../explanation/range-of';
import type { AlertLedger } from '../ports/alert-ledger';
import type { MailLedger } from '../ports/mail-ledger';
import type { MuteLedger } from '../ports/mute-ledger';
import type { OnUnread } from '../ports/on-unread';
import { addresseeOf, type AddresseeSettings } from './addressee';
import { bundlesOf, lettersOf, type Bundle } from './bundles';
import { areTogether, isCutOff, isDue } from './is-due';
import { keptWhy } from './kept-why';
import type { Addressee } from './letter';
import { sendBundle, sumOf, type SendingBundle, type Sent } from './send-bundle';
import { settleCutOff } from './settle-cut-off';

export interface Delivering extends SendingBundle {
  readonly alerts: Pick<AlertLedger, 'moveOn' | 'undelivered'>;
  readonly mails: MailLedger;
  readonly mutes: Pick<MuteLedger, 'mutes'>;
  /** The rest is delivered all the same, and as if what cannot be read were not there. */
  readonly onUnread: OnUnread;
}

export interface DeliverySettings extends AddresseeSettings {
  /** More alerts for the same people are one mail. */
  readonly digestAbove: number;
  /** Alerts that come together go together: people are told once none came for so long, or one has waited five minutes. */
  readonly quietSeconds: number;
}

export interface Delivered extends Sent {
  /** Alerts of which nobody is to be told. */
  readonly kept: number;
  /** Items of the ledger that cannot be read. */
  readonly unread: number;
}

const concurrency = 8;
/** Refusals of a mail after which the platform team is told in place of its owner. */
const patience = 3;

/**
 * Mails all alerts that nobody was told of yet. Safe to repeat, and safe beside others that do the same: an alert is mailed
 * once, but where a mail was cut off after it was begun; then it may come twice, and says so.
 * @param stop aborted when time runs out: no mail is begun any more, and a later call goes on
 */
export async function deliverAlerts(
  { onUnread, ...ports }: Delivering,
  settings: DeliverySettings,
  stop?: AbortSignal,
): Promise<Delivered> {
  let unread = 0;
  const delivering: Delivering = {
    ...ports,
    onUnread: (error) => {
      unread += 1;
      onUnread(error);
    },
  };
  const due = await dueAlerts(delivering);
  const { toTell, kept } = await keepQuiet(delivering, due);
  const refused = await refusedAddresses(delivering, settings, toTell);
  const now = delivering.clock();
  const bundles = bundlesOf(toTell, (alert) => addresseeOfAlert(settings, alert, refused));
  const letters = bundles
    .filter(({ alerts }) => areTogether(alerts, settings.quietSeconds, now))
    .flatMap((bundle) => lettersOf(bundle, settings.digestAbove));
  const send = (letter: Bundle) => sendBundle(delivering, letter, stop);
  const sent = sumOf(await pMap(letters, send, { concurrency }));
  return { ...sent, kept, unread };
}

async function dueAlerts(delivering: Delivering): Promise<Alert[]> {
  const now = delivering.clock();
  const undelivered = await delivering.alerts.undelivered(delivering.onUnread);
  const settled = await pMap(
    undelivered,
    (alert) => (isCutOff(alert.delivery, now) ? trySettling(delivering, alert) : alert),
    { concurrency },
  );
  return settled.filter((alert) => alert !== undefined).filter((alert) => isDue(alert, now));
}

/** One whose mail cannot be read waits for whoever mends that. */
async function trySettling(delivering: Delivering, alert: Alert): Promise<Alert | undefined> {
  try {
    return await settleCutOff(delivering, alert);
  } catch (error) {
    delivering.onUnread(error);
    return undefined;
  }
}

async function keepQuiet(
  { alerts, mutes, clock, onUnread }: Delivering,
  due: readonly Alert[],
): Promise<{ toTell: Alert[]; kept: number }> {
  const at = clock();
  const mutesOf = await mutesByAccount({ mutes, onUnread }, due);
  const left = await pMap(
    due,
    async (alert) => {
      const { account } = alert.crossing;
      const why = keptWhy(alert, mutesOf.get(account) ?? [], utcDayOf(at));
      if (why === undefined) return [alert];
      await alerts.moveOn(alertKeyOf(alert.crossing), alert.delivery, { state: 'kept', why, at });
      return [];
    },
    { concurrency },
  );
  const toTell = left.flat();
  return { toTell, kept: due.length - toTell.length };
}

async function mutesByAccount(
  { mutes, onUnread }: Pick<Delivering, 'mutes' | 'onUnread'>,
  alerts: readonly Alert[],
): Promise<ReadonlyMap<AccountId, readonly Mute[]>> {
  const accounts = new Set(alerts.map(({ crossing }) => crossing.account));
  const read = async (account: AccountId) =>
    [account, await mutes.mutes(account, onUnread)] as const;
  return new Map(await pMap(accounts, read, { concurrency }));
}

/** Of those that would be written to. */
async function refusedAddresses(
  { mails, onUnread }: Delivering,
  settings: DeliverySettings,
  alerts: readonly Alert[],
): Promise<ReadonlySet<string>> {
  const none = new Set<string>();
  const addresses = alerts.flatMap((alert) => addresseeOfAlert(settings, alert, none).to);
  const refusals = await mails.refusals([...new Set(addresses)], onUnread);
  return new Set([...refusals.keys()].map((address) => address.toLowerCase()));
}

function addresseeOfAlert(
  settings: DeliverySettings,
  { crossing, subject, delivery }: Alert,
  refused: ReadonlySet<string>,
): Addressee {
  if (crossing.policy === 'test' && crossing.to === 'platform') {
    return { to: settings.platform, as: 'platform' };
  }
  const { account } = crossing;
  const owner = addresseeOf(settings, { account, ...subject }, lastDayOf(crossing), refused);
  const times = delivery.state === 'pending' ? (delivery.refused?.times ?? 0) : 0;
  return owner.as === 'owner' && (times >= patience || delivery.returned)
    ? { ...owner, to: settings.platform, as: 'platform', inPlaceOfOwner: 'refused' }
    : owner;
}
