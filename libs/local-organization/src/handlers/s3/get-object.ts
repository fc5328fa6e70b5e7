import type { ObjectStore } from '../../objects/object-store';
import { AwsError } from '../../wire/aws-error';
import type { ObjectInput } from './object-input';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function getObject(objects: ObjectStore, { key, parameters }: ObjectInput): object {
  const { versionId } = parameters;
  const found = objects.find(key, versionId);
  if (!found && versionId !== undefined) {
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  }
  if (found?.text === undefined) {
    throw found && versionId !== undefined
      ? new AwsError('MethodNotAllowed', 'The method is not allowed against this resource.', 405)
      : new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  }
  return {
    headers: {
      'content-type': 'application/json',
      etag: `"${found.versionId}"`,
      'x-amz-version-id': found.versionId,
      'x-amz-checksum-sha256': found.sha256 ?? '',
    },
    body: found.text,
  };
}
