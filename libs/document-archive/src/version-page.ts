import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { requesting } from './errors';

/** A page of versions of all keys that begin with a prefix, from after the one before. */
export function pageOf(
  client: S3Client,
  bucket: string,
  prefix: string,
  {
    NextKeyMarker,
    NextVersionIdMarker,
  }: Pick<VersionPage, 'NextKeyMarker' | 'NextVersionIdMarker'>,
): Promise<VersionPage> {
  return requesting(bucket, 's3:ListBucketVersions', async () =>
    pageSchema.parse(
      await client.send(
        new ListObjectVersionsCommand({
          Bucket: bucket,
          Prefix: prefix,
          KeyMarker: NextKeyMarker,
          VersionIdMarker: NextVersionIdMarker,
        }),
      ),
    ),
  );
}

const pageSchema = z.object({
  Versions: z.array(z.object({ Key: z.string(), VersionId: z.string() })).default([]),
  IsTruncated: z.boolean().default(false),
  NextKeyMarker: z.string().optional(),
  NextVersionIdMarker: z.string().optional(),
});
export type VersionPage = z.output<typeof pageSchema>;
