import type { AccountId, BillingPeriod } from '@orgcost/domain';
import pMap from 'p-map';
import { marketplaceOf, type TellMarketplace } from '../allocate/marketplace';
import { billSchema } from '../bill/bill';
import type { CloseLedger } from '../ports/close-ledger';
import type { DocumentStore } from '../ports/document-store';
import { closeSchema, type Close, type CloseLink, type DocumentHash } from './close';
import { closedAllocationSchema, type ClosedAllocation } from './closed-allocation';
import { closedInputsSchema, type ClosedInputs } from './closed-inputs';
import { readDocument } from './documents';
import { afterMove, type BilledSpan } from './owner-moves';

/** A close with the documents that it names, as it was put. */
export interface RecordedClose {
  readonly document: DocumentHash;
  readonly close: Close;
  readonly inputs: ClosedInputs;
  readonly allocation: ClosedAllocation;
  readonly tellMarketplace: TellMarketplace;
}

/** A month that was closed, and what became of it since. */
export interface ClosedMonth extends RecordedClose {
  readonly period: BillingPeriod;
  /** What of each account is billed by now, with what later closes restated and moved. */
  readonly billed: ReadonlyMap<AccountId, BilledAccount>;
}

export interface BilledAccount {
  readonly name?: string;
  readonly version: number;
  readonly spans: readonly BilledSpan[];
}

export interface CloseReading {
  readonly documents: DocumentStore;
  readonly closes: Pick<CloseLedger, 'closes'>;
}

/** Every closed month, the first first. @throws DocumentDamagedError for what was lost or changed since */
export async function readClosedMonths(reading: CloseReading): Promise<readonly ClosedMonth[]> {
  return closedMonthsOf(await readCloses(reading));
}

/** Every close, the first first. @throws DocumentDamagedError */
export async function readCloses({ documents, closes }: CloseReading): Promise<RecordedClose[]> {
  return pMap(
    await closes.closes(),
    async (link): Promise<RecordedClose> => {
      const close = await readClose(documents, link);
      return {
        document: link.document,
        close,
        inputs: await readDocument(documents, close.inputs, closedInputsSchema),
        allocation: await readDocument(documents, close.allocation, closedAllocationSchema),
        tellMarketplace: await marketplaceIn(documents, close),
      };
    },
    { concurrency: 4 },
  );
}

/** What was billed once each of these closes was put. @param closes the first ones of the chain, in order */
export function closedMonthsOf(closes: readonly RecordedClose[]): readonly ClosedMonth[] {
  const billed = new BilledMonths();
  for (const close of closes) billed.add(close);
  return billed.months;
}

/** Closed months, as the chain of closes grows. */
export class BilledMonths {
  readonly #months: ClosedMonth[] = [];
  readonly #billed = new Map<BillingPeriod, Map<AccountId, BilledAccount>>();

  /** Those of the closes that were added. */
  get months(): readonly ClosedMonth[] {
    return this.#months;
  }

  add(recorded: RecordedClose): void {
    const { period } = recorded.close;
    const billed = new Map(recorded.inputs.accounts.map(billedAccount));
    this.#billed.set(period, billed);
    this.#months.push({ ...recorded, period, billed });
    applyTo(this.#billed, recorded.inputs);
  }
}

/** Nothing where the month is open. @throws DocumentDamagedError */
export async function readCloseOf(
  { documents, closes }: CloseReading,
  period: BillingPeriod,
): Promise<Close | undefined> {
  const link = (await closes.closes()).find((each) => each.period === period);
  return link && readClose(documents, link);
}

export function readClose(documents: DocumentStore, { document }: CloseLink): Promise<Close> {
  return readDocument(documents, document, closeSchema);
}

async function marketplaceIn(documents: DocumentStore, { bill }: Close): Promise<TellMarketplace> {
  if (bill === undefined) return marketplaceOf([]);
  const { marketplace } = await readDocument(documents, bill, billSchema);
  return marketplaceOf(marketplace);
}

function billedAccount({
  account,
  ...billed
}: ClosedInputs['accounts'][number]): [AccountId, BilledAccount] {
  return [account, billed];
}

/** Puts into earlier months what a later close has restated and moved. */
function applyTo(
  months: ReadonlyMap<BillingPeriod, Map<AccountId, BilledAccount>>,
  { restated, moved }: ClosedInputs,
): void {
  for (const { period, account, name, version, spans = [] } of restated) {
    const month = months.get(period);
    const before = month?.get(account) ?? { spans };
    month?.set(account, { ...before, ...(name !== undefined && { name }), version });
  }
  for (const move of moved) {
    const month = months.get(move.period);
    const before = month?.get(move.account);
    if (before) month?.set(move.account, { ...before, spans: afterMove(before.spans, move) });
  }
}
