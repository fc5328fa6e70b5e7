import type { Close, CloseLink } from '../close/close';
import type { DocumentArchive } from '../ports/document-archive';
import type { DocumentStore } from '../ports/document-store';
import { archiveFolder, documentsOf, periodOfFolder } from './archive-close';
import { damageOf } from './document-faults';
import type { VerifyFinding } from './verification';

/** @returns how many documents are as their copies have them, and what is not */
export async function compareCopies(
  documents: DocumentStore,
  archive: DocumentArchive,
  link: CloseLink,
  close: Close,
): Promise<{ same: number; faults: string[] }> {
  const folder = archiveFolder(link);
  const faults: string[] = [];
  let same = 0;
  for (const document of documentsOf(link.document, close)) {
    const copy = await archive.read(folder, document);
    if (copy === undefined) {
      faults.push(`Document ${document} has no locked copy`);
      continue;
    }
    const text = await documents.read(document).catch(noText);
    if (text === copy) same += 1;
    else if (text !== undefined)
      faults.push(`Document ${document} is not as its locked copy has it`);
  }
  return { same, faults };
}

/** That a document is damaged is told of it itself. */
function noText(error: unknown): undefined {
  damageOf(error);
}

/** Only copies tell that the last links of the chain were taken away. */
export async function lostCloses(
  archive: DocumentArchive,
  links: readonly CloseLink[],
): Promise<VerifyFinding[]> {
  const known = new Set(links.map(archiveFolder));
  const lost = (await archive.folders()).filter((folder) => !known.has(folder));
  return lost.map((folder) => ({
    period: periodOfFolder(folder),
    message: `There are locked copies in ${folder}, and the ledger has no such close`,
  }));
}
