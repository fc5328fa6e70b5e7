import type { Acknowledgment, Alert, Delivery } from '../alerts/alert';
import { alertIdOf, alertKeyOf, type AlertKey } from '../alerts/alert-id';
import type { Mute } from '../alerts/mute';
import type { AlertLedger } from '../ports/alert-ledger';
import type { Mailer } from '../ports/mailer';
import type { MailLedger } from '../ports/mail-ledger';
import type { MuteLedger } from '../ports/mute-ledger';
import type { LetterText } from './letter';
import type { Mail, MailEvent } from './mail';
import type { Refusal } from './refusal';

export class InMemoryAlerts implements AlertLedger {
  readonly #alerts = new Map<string, Alert>();

  get all(): readonly Alert[] {
    return [...this.#alerts.values()];
  }

  raise(alert: Alert): Promise<boolean> {
    const id = alertIdOf(alertKeyOf(alert.crossing));
    const isNew = !this.#alerts.has(id);
    if (isNew) this.#alerts.set(id, alert);
    return Promise.resolve(isNew);
  }

  alert(key: AlertKey): Promise<Alert | undefined> {
    return Promise.resolve(this.#alerts.get(alertIdOf(key)));
  }

  alertsOfAccount(account: string): Promise<readonly Alert[]> {
    return Promise.resolve(this.all.filter(({ crossing }) => crossing.account === account));
  }

  alertsOfMonth(): Promise<readonly Alert[]> {
    return Promise.resolve(this.all);
  }

  undelivered(): Promise<readonly Alert[]> {
    const open = ['pending', 'sending'];
    return Promise.resolve(this.all.filter(({ delivery }) => open.includes(delivery.state)));
  }

  moveOn(key: AlertKey, before: Delivery, after: Delivery): Promise<boolean> {
    const alert = this.#alerts.get(alertIdOf(key));
    const isThere = alert && JSON.stringify(alert.delivery) === JSON.stringify(before);
    if (isThere) this.#alerts.set(alertIdOf(key), { ...alert, delivery: after });
    return Promise.resolve(isThere ?? false);
  }

  acknowledge(key: AlertKey, acknowledged: Acknowledgment): Promise<boolean> {
    const alert = this.#alerts.get(alertIdOf(key));
    if (alert) this.#alerts.set(alertIdOf(key), { ...alert, acknowledged });
    return Promise.resolve(alert !== undefined);
  }
}

export class InMemoryMails implements MailLedger {
  readonly #mails = new Map<string, Mail>();
  readonly #events = new Map<string, MailEvent[]>();

  get all(): readonly Mail[] {
    return [...this.#mails.values()];
  }

  beginMail(mail: Mail): Promise<void> {
    this.#mails.set(mail.id, mail);
    return Promise.resolve();
  }

  mailSent(id: string, { at, messageId }: { at: Mail['begunAt']; messageId: string }) {
    const mail = this.#mails.get(id);
    if (mail) this.#mails.set(id, { ...mail, sentAt: at, messageId });
    return Promise.resolve();
  }

  mail(id: string): Promise<Mail | undefined> {
    return Promise.resolve(this.#mails.get(id));
  }

  recordMailEvent(id: string, event: MailEvent): Promise<void> {
    this.#events.set(id, [...(this.#events.get(id) ?? []), event]);
    return Promise.resolve();
  }

  mailEvents(id: string): Promise<readonly MailEvent[]> {
    return Promise.resolve(this.#events.get(id) ?? []);
  }

  async refusals(addresses: readonly string[]): Promise<ReadonlyMap<string, Refusal>> {
    const refusals = await this.allRefusals();
    return new Map(
      refusals
        .map((refusal) => [refusal.address, refusal] as const)
        .filter(([address]) => addresses.includes(address)),
    );
  }

  allRefusals(): Promise<readonly Refusal[]> {
    const refusals = [...this.#events.values()]
      .flat()
      .flatMap(({ kind, at, recipients }) =>
        kind === 'bounced' || kind === 'complained'
          ? recipients.map((address) => ({ address, kind, at }))
          : [],
      );
    return Promise.resolve(refusals);
  }

  /** Nothing here lifts one. */
  liftRefusal(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

export class InMemoryMutes implements MuteLedger {
  readonly #mutes: Mute[] = [];

  mute(mute: Mute): Promise<void> {
    this.#mutes.push(mute);
    return Promise.resolve();
  }

  mutes(account: string): Promise<readonly Mute[]> {
    return Promise.resolve(this.#mutes.filter((mute) => mute.account === account));
  }

  mutesInForce(day: string): Promise<readonly Mute[]> {
    return Promise.resolve(this.#mutes.filter(({ until }) => day < until));
  }
}

/** What arrived: the letter, to whom, and by which mail. */
export interface Arrived extends LetterText {
  readonly id: string;
  readonly to: readonly string[];
}

export class Mailbox implements Mailer {
  readonly arrived: Arrived[] = [];

  send(id: string, to: readonly string[], letter: LetterText): Promise<string> {
    this.arrived.push({ id, to, ...letter });
    return Promise.resolve(`message-${id}`);
  }
}
