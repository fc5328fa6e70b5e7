import {
  billLinkSchema,
  previewLinkSchema,
  type BillLink,
  type CloseLedger,
  type CloseLink,
  type PreviewLink,
} from '@orgcost/chargeback';
import type { BillingPeriod } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import { tookPlace } from './conditional-write';
import { billLinkEntity } from './entities/bill-link';
import { closeLinkEntity, storedCloseLink } from './entities/close-link';
import { previewLinkEntity } from './entities/preview-link';
import { readStored } from './stored-item';

const everything = { ignoreOwnership: true, data: 'includeKeys' } as const;

/** The `CloseLedger` of chargeback on a DynamoDB table. */
export class CloseRepository implements CloseLedger {
  readonly #closes: ReturnType<typeof closeLinkEntity>;
  readonly #bills: ReturnType<typeof billLinkEntity>;
  readonly #previews: ReturnType<typeof previewLinkEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#closes = closeLinkEntity(configuration);
    this.#bills = billLinkEntity(configuration);
    this.#previews = previewLinkEntity(configuration);
  }

  async closes(): Promise<readonly CloseLink[]> {
    const { data } = await this.#closes.query
      .bySequence({})
      // All that the chain's partition has: an item that is not known for a link would be left out in silence.
      .go({ ...everything, pages: 'all', consistent: true, originalErr: true });
    return data.map((item) => readStored(storedCloseLink, item, `close ${item.sequence}`));
  }

  async commit(link: CloseLink): Promise<boolean> {
    if (await tookPlace(this.#closes.create(link).go({ originalErr: true }))) return true;
    // A put whose answer was lost is made again by the SDK, and refused for what it did itself.
    const { data } = await this.#closes
      .get({ sequence: link.sequence })
      .go({ consistent: true, originalErr: true });
    return data?.document === link.document && data.period === link.period;
  }

  async saveBill(link: BillLink): Promise<void> {
    await this.#bills.put(link).go({ originalErr: true });
  }

  async bill(period: BillingPeriod): Promise<BillLink | undefined> {
    const { data } = await this.#bills.query
      .byTime({ period })
      .go({ order: 'desc', limit: 1, consistent: true, originalErr: true });
    const [newest] = data;
    return newest && readStored(billLinkSchema, newest, `bill of ${period}`);
  }

  async savePreview(link: PreviewLink): Promise<void> {
    await this.#previews.put(link).go({ originalErr: true });
  }

  async preview(period: BillingPeriod): Promise<PreviewLink | undefined> {
    const { data } = await this.#previews.query
      .byTime({ period })
      .go({ order: 'desc', limit: 1, consistent: true, originalErr: true });
    const [newest] = data;
    return newest && readStored(previewLinkSchema, newest, `preview of ${period}`);
  }
}
