import { parseBillingPeriod, type BillingPeriod } from '@orgcost/domain';
import pMap from 'p-map';
import type { Close, CloseLink, DocumentHash } from '../close/close';
import { readClose } from '../close/closed-months';
import type { DocumentArchive } from '../ports/document-archive';
import type { DocumentStore } from '../ports/document-store';

/** Where copies of a close are kept; sorts in the order of closes. */
export function archiveFolder({
  sequence,
  period,
}: Pick<CloseLink, 'sequence' | 'period'>): string {
  return `${String(sequence).padStart(6, '0')}-${period}`;
}

/** @throws InvalidInputError for what is no such folder */
export function periodOfFolder(folder: string): BillingPeriod {
  return parseBillingPeriod(folder.slice('000000-'.length));
}

/** The close itself and all that it names. */
export function documentsOf(document: DocumentHash, close: Close): DocumentHash[] {
  const { inputs, bill, proof, allocation, statements } = close;
  return [
    document,
    inputs,
    ...(bill === undefined ? [] : [bill]),
    ...(proof === undefined ? [] : [proof]),
    allocation,
    ...statements.map((entry) => entry.document),
  ];
}

/** Copies a close into the archive; to do so again puts what is missing. */
export async function archiveClose(
  documents: DocumentStore,
  archive: DocumentArchive,
  link: CloseLink,
): Promise<void> {
  const close = await readClose(documents, link);
  await pMap(
    documentsOf(link.document, close),
    async (document) => archive.put(archiveFolder(link), document, await documents.read(document)),
    { concurrency: 8 },
  );
}
