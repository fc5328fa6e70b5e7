import {
  mailEventSchema,
  mailSchema,
  refusalSchema,
  type Mail,
  type MailEvent,
  type MailLedger,
  type OnUnread,
  type Refusal,
} from '@orgcost/alerting';
import { InvalidInputError, type Instant } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import pMap, { pMapSkip } from 'p-map';
import { tookPlace } from './conditional-write';
import { mailEntity } from './entities/mail';
import { digestOf, mailEventEntity } from './entities/mail-event';
import { lifted, refusalEntity } from './entities/refusal';
import { pagesOf } from './pages';
import { readAll, readStored } from './stored-item';

const addressesAtATime = 16;

/** The `MailLedger` of alerting on a DynamoDB table. */
export class MailRepository implements MailLedger {
  readonly #mails: ReturnType<typeof mailEntity>;
  readonly #events: ReturnType<typeof mailEventEntity>;
  readonly #refusals: ReturnType<typeof refusalEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#mails = mailEntity(configuration);
    this.#events = mailEventEntity(configuration);
    this.#refusals = refusalEntity(configuration);
  }

  async beginMail(mail: Mail): Promise<void> {
    await this.#mails.put(mail).go({ originalErr: true });
  }

  async mailSent(
    id: string,
    { at, messageId }: { readonly at: Instant; readonly messageId: string },
  ): Promise<void> {
    const known = await tookPlace(
      this.#mails.patch({ id }).set({ sentAt: at, messageId }).go({ originalErr: true }),
    );
    if (!known) throw new InvalidInputError(`Mail ${id} was never begun`);
  }

  async mail(id: string): Promise<Mail | undefined> {
    const { data } = await this.#mails.get({ id }).go({ consistent: true, originalErr: true });
    return data ? readStored(mailSchema, data, `mail ${id}`) : undefined;
  }

  async recordMailEvent(id: string, event: MailEvent): Promise<void> {
    const digest = digestOf(event.recipients);
    await this.#events.put({ mail: id, digest, ...event }).go({ originalErr: true });
    const { kind, at, detail } = event;
    if (kind !== 'bounced' && kind !== 'complained') return;
    const refusal = { kind, at, ...(detail !== undefined && { detail }) };
    await pMap(
      new Set(event.recipients.map(spelled)),
      (address) => this.#refuse({ address, ...refusal }),
      {
        concurrency: addressesAtATime,
      },
    );
  }

  async mailEvents(id: string): Promise<readonly MailEvent[]> {
    const events: MailEvent[] = [];
    const pages = pagesOf((page) =>
      this.#events.query.byTime({ mail: id }).go({ ...page, consistent: true, originalErr: true }),
    );
    for await (const page of pages) {
      events.push(...page.map((item) => readStored(mailEventSchema, item, `event of mail ${id}`)));
    }
    return events;
  }

  async refusals(
    addresses: readonly string[],
    onUnread?: OnUnread,
  ): Promise<ReadonlyMap<string, Refusal>> {
    const read = async (address: string) => {
      const item = await this.#refusal(address);
      const [refusal] = readAll(refusalSchema, item ? [item] : [], nameOf, onUnread);
      return refusal ? ([address, refusal] as const) : pMapSkip;
    };
    return new Map(await pMap(new Set(addresses), read, { concurrency: addressesAtATime }));
  }

  async allRefusals(onUnread?: OnUnread): Promise<readonly Refusal[]> {
    const { data } = await this.#refusals.query.inForce({}).go({ pages: 'all', originalErr: true });
    return readAll(refusalSchema, data, nameOf, onUnread);
  }

  async liftRefusal(address: string, at: Instant): Promise<boolean> {
    if (!(await this.#refusal(address))) return false;
    await this.#refusals
      .put({ address: spelled(address), at, kind: lifted })
      .go({ originalErr: true });
    return true;
  }

  /** The item of an address that does not take mail. */
  async #refusal(address: string) {
    const { data } = await this.#refusals
      .get({ address: spelled(address) })
      .go({ consistent: true, originalErr: true });
    return data?.kind === lifted ? undefined : data;
  }

  /** Events come in any order: an older one never takes the place of a newer one. */
  async #refuse(refusal: Refusal): Promise<void> {
    const now: string = refusal.at;
    await tookPlace(
      this.#refusals
        .put(refusal)
        .where(({ at }, { lte, notExists }) => `${notExists(at)} OR ${lte(at, now)}`)
        .go({ originalErr: true }),
    );
  }
}

/** As an address is kept: mail services tell the same one in small or capital letters. */
function spelled(address: string): string {
  return address.toLowerCase();
}

function nameOf({ address }: { readonly address: string }): string {
  return `refusal of ${address}`;
}
