import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { connections, maxAttempts } from '@orgcost/aws-client';

/** For the bucket of locked copies, in the Region of the deployment. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    maxAttempts: maxAttempts(),
    requestHandler: connections(),
    ...config,
  });
}
