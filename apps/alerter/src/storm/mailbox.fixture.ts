import type { LetterText, Mailer } from '@orgcost/alerting';

/** Counts what arrives: which mails each alert is in. */
export class Mailbox implements Mailer {
  readonly #mails = new Map<string, string[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Ids of the mails that an alert arrived in, in order. */
  mailsWith(alert: string): readonly string[] {
    return this.#mails.get(alert) ?? [];
  }

  /** @param letter whose subject lists ids of alerts, one a line */
  send(id: string, _to: readonly string[], { subject }: LetterText): Promise<string> {
    this.#count += 1;
    for (const alert of subject.split('\n')) {
      this.#mails.set(alert, [...this.mailsWith(alert), id]);
    }
    return Promise.resolve(`message-${id}`);
  }
}
