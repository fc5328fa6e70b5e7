import type { DocumentHash } from '../close/close';

/**
 * Keeps texts under the SHA-256 of their UTF-8 bytes, for good: the same text is the same document, so that to save it again
 * changes nothing, and one that was changed since is found.
 */
export interface DocumentStore {
  /** Of any length. Once it returns, all of it is there. */
  save(text: string): Promise<DocumentHash>;
  /**
   * Read with strong consistency.
   * @throws DocumentDamagedError when it is missing, in part or whole, or is not what its hash says
   */
  read(document: DocumentHash): Promise<string>;
}

/** What is kept under a hash is not, or not all, what was saved. */
export class DocumentDamagedError extends Error {
  override readonly name = 'DocumentDamagedError';

  constructor(
    readonly document: DocumentHash,
    message: string,
  ) {
    super(message);
  }
}
