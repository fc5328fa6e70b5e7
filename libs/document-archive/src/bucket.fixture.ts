import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization } from '@orgcost/local-organization';
import { randomUUID } from 'node:crypto';
import { createS3Client } from './s3-client';

/** A bucket with versions that are locked, and what somebody may do to it in spite of everything. */
export interface LockedBucket {
  readonly client: S3Client;
  readonly bucket: string;
  overwrite(key: string, text: string): Promise<unknown>;
  hide(key: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Of the local organization, or of the emulator that ORGCOST_TEST_S3_ENDPOINT names. */
export async function openBucket(): Promise<LockedBucket> {
  const endpoint = process.env['ORGCOST_TEST_S3_ENDPOINT'];
  return endpoint === undefined ? ofLocalOrganization() : ofEmulator(endpoint);
}

async function ofLocalOrganization(): Promise<LockedBucket> {
  const local = await startLocalOrganization({
    today: parseUtcDay('2026-11-25'),
    months: 1,
    pageSize: 2,
  });
  const { endpoint, environment, settings } = local;
  const client = clientOf(endpoint, environment);
  return bucketOf(client, settings.archiveBucket, () => local.close());
}

async function ofEmulator(endpoint: string): Promise<LockedBucket> {
  const client = clientOf(endpoint, {
    AWS_ACCESS_KEY_ID: 'moto',
    AWS_SECRET_ACCESS_KEY: 'moto',
  });
  const bucket = `orgcost-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }));
  await client.send(
    new PutObjectLockConfigurationCommand({
      Bucket: bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Years: 7 } },
      },
    }),
  );
  return bucketOf(client, bucket, () => Promise.resolve());
}

function clientOf(
  endpoint: string,
  { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' }: Readonly<Record<string, string>>,
): S3Client {
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return createS3Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 2 });
}

function bucketOf(client: S3Client, Bucket: string, end: () => Promise<void>): LockedBucket {
  return {
    client,
    bucket: Bucket,
    overwrite: (Key, Body) => client.send(new PutObjectCommand({ Bucket, Key, Body })),
    hide: (Key) => client.send(new DeleteObjectCommand({ Bucket, Key })),
    async close() {
      client.destroy();
      await end();
    },
  };
}
