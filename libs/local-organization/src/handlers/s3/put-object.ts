import { sha256Of, type ObjectStore } from '../../objects/object-store';
import { AwsError } from '../../wire/aws-error';
import type { ObjectInput } from './object-input';

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function putObject(objects: ObjectStore, { key, headers, body }: ObjectInput): object {
  const given = headers['x-amz-checksum-sha256'];
  const has = Object.keys(headers).some((name) => /^(?:x-amz-checksum-|content-md5)/.test(name));
  if (!has) {
    throw new AwsError(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
  }
  if (given !== undefined && given !== sha256Of(body)) {
    throw new AwsError(
      'BadDigest',
      'The SHA256 you specified did not match the calculated checksum.',
    );
  }
  // A delete marker counts as nothing.
  if (headers['if-none-match'] === '*' && objects.find(key)?.text !== undefined) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
      { Condition: 'If-None-Match' },
    );
  }
  const { versionId, sha256 = '' } = objects.put(key, body);
  return {
    headers: {
      etag: `"${versionId}"`,
      'x-amz-version-id': versionId,
      'x-amz-checksum-sha256': sha256,
    },
  };
}
