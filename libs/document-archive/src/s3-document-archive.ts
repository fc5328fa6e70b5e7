import type { S3Client } from '@aws-sdk/client-s3';
import type { DocumentArchive } from '@orgcost/chargeback';
import { listFolders } from './list-folders';
import { putCopy } from './put-copy';
import { readFirstVersion } from './read-first-version';

export interface S3DocumentArchiveOptions {
  /** See `createS3Client`. */
  readonly client: S3Client;
  /** With versions, and with a default retention: both are the bucket's own. */
  readonly bucket: string;
}

/**
 * Keeps copies in a bucket of S3 whose versions are locked. What was put first counts, whatever is put over it, or hides it.
 * All of its methods throw ArchiveUnavailableError.
 */
export function s3DocumentArchive({ client, bucket }: S3DocumentArchiveOptions): DocumentArchive {
  return {
    put: (folder, document, text) =>
      putCopy(client, { bucket, key: keyOf(folder, document), document, text }),
    read: (folder, document) => readFirstVersion(client, bucket, keyOf(folder, document)),
    folders: () => listFolders(client, bucket),
  };
}

function keyOf(folder: string, document: string): string {
  return `${folder}/${document}.json`;
}
