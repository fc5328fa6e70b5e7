import type { S3Client } from '@aws-sdk/client-s3';
import { pageOf, type VersionPage } from './version-page';

/** What keys have before their slash, each once, in order; of keys that are hidden as well. */
export async function listFolders(client: S3Client, bucket: string): Promise<string[]> {
  const folders = new Set<string>();
  let next: Pick<VersionPage, 'NextKeyMarker' | 'NextVersionIdMarker'> = {};
  do {
    const { Versions, ...page } = await pageOf(client, bucket, '', next);
    for (const { Key } of Versions) folders.add(Key.split('/')[0] ?? '');
    next = page.IsTruncated ? page : {};
  } while (next.NextKeyMarker !== undefined);
  return [...folders].sort();
}
