/** Locked copies could not be put or read; the message says why, in one line. */
export class ArchiveUnavailableError extends Error {
  override readonly name = 'ArchiveUnavailableError';
}
