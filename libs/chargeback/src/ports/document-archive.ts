import type { DocumentHash } from '../close/close';

/** Keeps copies of documents where nobody can change or remove them. */
export interface DocumentArchive {
  /** One that is there already stays as it is. @param folder such as `000001-2026-10` */
  put(folder: string, document: DocumentHash, text: string): Promise<void>;
  /** Nothing where there is no copy. */
  read(folder: string, document: DocumentHash): Promise<string | undefined>;
  /** Of which there is any copy, each once, in order: those of closes that the chain has lost, too. */
  folders(): Promise<readonly string[]>;
}
