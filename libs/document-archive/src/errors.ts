import { asking, deniedMends } from '@orgcost/aws-client';
import { ArchiveUnavailableError } from './archive-unavailable-error';

/**
 * @param operation as in a policy, such as `s3:PutObject`
 * @throws ArchiveUnavailableError for what the SDK, or a check of its answer, throws
 */
export function requesting<Answer>(
  bucket: string,
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const asked = { subject: `The bucket ${bucket}`, operation };
  return asking(
    asked,
    { Failure: ArchiveUnavailableError, mendOf: ({ name }) => mends[name] },
    request,
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const mends: Readonly<Partial<Record<string, string>>> = {
  ...deniedMends,
  NoSuchBucket: 'finds none: deploy orgcost-chargeback',
  BadDigest: 'refuses a text that is not what its hash says: run orgcost chargeback verify',
};
