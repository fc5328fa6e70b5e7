import { muteSchema, type Mute, type MuteLedger, type OnUnread } from '@orgcost/alerting';
import { addDays, type AccountId, type UtcDay } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import { mutedBy, muteEntity } from './entities/mute';
import { readAll } from './stored-item';

/** The `MuteLedger` of alerting on a DynamoDB table. */
export class MuteRepository implements MuteLedger {
  readonly #entity: ReturnType<typeof muteEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = muteEntity(configuration);
  }

  async mute(mute: Mute): Promise<void> {
    await this.#entity.put({ ...mute, muted: mutedBy(mute) }).go({ originalErr: true });
  }

  async mutes(account: AccountId, onUnread?: OnUnread): Promise<readonly Mute[]> {
    const { data } = await this.#entity.query
      .byMuted({ account })
      .go({ pages: 'all', consistent: true, originalErr: true });
    return readAll(muteSchema, data, nameOf, onUnread);
  }

  async mutesInForce(day: UtcDay, onUnread?: OnUnread): Promise<readonly Mute[]> {
    const { data } = await this.#entity.query
      .byUntil({})
      .gte({ until: addDays(day, 1) })
      .go({ pages: 'all', originalErr: true });
    return readAll(muteSchema, data, nameOf, onUnread);
  }
}

function nameOf({
  muted,
  account,
}: {
  readonly muted: string;
  readonly account: AccountId;
}): string {
  return `mute of ${muted}, account ${account}`;
}
