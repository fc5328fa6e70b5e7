import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { oneLine } from '@orgcost/aws-client';
import { ArchiveUnavailableError } from './archive-unavailable-error';
import { requesting } from './errors';
import { pageOf, type VersionPage } from './version-page';

/** The text of the oldest version of a key; undefined where there is none. */
export async function readFirstVersion(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<string | undefined> {
  const versionId = await firstVersion(client, bucket, key);
  if (versionId === undefined) return undefined;
  const operation = 's3:GetObjectVersion';
  const { Body } = await requesting(bucket, operation, () =>
    client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId })),
  );
  try {
    return await Body?.transformToString('utf-8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ArchiveUnavailableError(
      `The bucket ${bucket}: ${operation} broke off (${oneLine(why)}): try again later`,
      { cause },
    );
  }
}

/**
 * S3 lists the newest of a key first; what only hides it, it lists apart.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
async function firstVersion(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<string | undefined> {
  let first: string | undefined;
  let next: Pick<VersionPage, 'NextKeyMarker' | 'NextVersionIdMarker'> = {};
  do {
    const { Versions, ...page } = await pageOf(client, bucket, key, next);
    // Keys that only begin alike are listed as well.
    first = Versions.findLast((each) => each.Key === key)?.VersionId ?? first;
    next = page.IsTruncated ? page : {};
  } while (next.NextKeyMarker === key);
  return first;
}
