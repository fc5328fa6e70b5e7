import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DocumentHash } from '@orgcost/chargeback';
import { requesting } from './errors';

interface Copy {
  readonly bucket: string;
  readonly key: string;
  readonly document: DocumentHash;
  readonly text: string;
}

/** S3 asks whoever puts the same key at the same time to try again. */
const attempts = 5;

/**
 * Puts a copy where there is none.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function putCopy(client: S3Client, copy: Copy): Promise<void> {
  await requesting(copy.bucket, 's3:PutObject', async () => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(commandOf(copy));
        return;
      } catch (error) {
        if (isThere(error)) return;
        if (!isBusy(error) || attempt === attempts) throw error;
      }
    }
  });
}

function commandOf({ bucket, key, document, text }: Copy): PutObjectCommand {
  return new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: text,
    ContentType: 'application/json',
    IfNoneMatch: '*',
    // S3 takes no text that is not what its hash says; a lock asks for a checksum in any case.
    ChecksumAlgorithm: 'SHA256',
    ChecksumSHA256: Buffer.from(document, 'hex').toString('base64'),
  });
}

function isThere(error: unknown): boolean {
  return error instanceof Error && error.name === 'PreconditionFailed';
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalRequestConflict';
}
