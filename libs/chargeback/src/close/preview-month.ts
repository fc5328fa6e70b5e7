import type { BillingPeriod, Instant } from '@orgcost/domain';
import * as z from 'zod';
import type { ChargebackPorts } from '../ports/chargeback-ports';
import { DocumentDamagedError } from '../ports/document-store';
import { documentHashSchema, type DocumentHash } from './close';
import { closedInputsSchema } from './closed-inputs';
import { documentHash } from './document-hash';
import { documentText, readDocument } from './documents';
import type { PreparedMonth } from './prepare-month';
import type { PreviewLink } from './preview-link';
import { changesOfTotals, costCenterTotalSchema, totalOf, type TotalChange } from './totals';

/** What was seen of a month before it was closed. */
export const previewSchema = z.object({
  /** Of the inputs, whether or not they are kept: the same inputs give the same statements. */
  inputs: documentHashSchema,
  bill: documentHashSchema.exactOptional(),
  totals: z.array(costCenterTotalSchema),
});
export type Preview = z.output<typeof previewSchema>;

export interface ShownPreview {
  /** By which a close can be told to be of exactly this. */
  readonly document: DocumentHash;
  readonly preview: Preview;
  readonly sinceLastPreview?: { readonly at: Instant; readonly changes: readonly TotalChange[] };
  readonly sinceLastMonth?: {
    readonly period: BillingPeriod;
    readonly changes: readonly TotalChange[];
  };
}

/** Keeps what is shown of a month, and tells what differs from the last time, and from the month closed before. */
export async function previewMonth(
  { documents, closes }: Pick<ChargebackPorts, 'documents' | 'closes'>,
  prepared: PreparedMonth,
  now: Instant,
): Promise<ShownPreview> {
  const { period } = prepared;
  const preview = previewOf(prepared);
  const last = await closes.preview(period);
  const before = last && (await readPreview({ documents }, last));
  const document = await documents.save(documentText(previewSchema, preview));
  await closes.savePreview({ period, at: now, document });
  const lastMonth = prepared.before.at(-1);
  return {
    document,
    preview,
    ...(last &&
      before && {
        sinceLastPreview: { at: last.at, changes: changesOfTotals(before.totals, preview.totals) },
      }),
    ...(lastMonth && {
      sinceLastMonth: {
        period: lastMonth.period,
        changes: changesOfTotals(lastMonth.close.statements, preview.totals),
      },
    }),
  };
}

export function previewOf({ inputs, billLink, draft }: PreparedMonth): Preview {
  return {
    inputs: documentHash(documentText(closedInputsSchema, inputs)),
    ...(billLink && { bill: billLink.document }),
    totals: draft().map(totalOf),
  };
}

/** One that cannot be read, such as of another version, is no reason to show none. */
async function readPreview(
  { documents }: Pick<ChargebackPorts, 'documents'>,
  { document }: PreviewLink,
): Promise<Preview | undefined> {
  try {
    return await readDocument(documents, document, previewSchema);
  } catch (error) {
    if (error instanceof DocumentDamagedError) return undefined;
    throw error;
  }
}
