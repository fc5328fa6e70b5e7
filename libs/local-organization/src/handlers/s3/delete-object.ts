import type { ObjectStore } from '../../objects/object-store';
import { AwsError } from '../../wire/aws-error';
import type { ObjectInput } from './object-input';

/**
 * Hides an object; no version of one goes away, for all are locked.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export function deleteObject(objects: ObjectStore, { key, parameters }: ObjectInput): object {
  const { versionId } = parameters;
  if (versionId !== undefined && objects.find(key, versionId)?.text !== undefined) {
    throw new AwsError(
      'AccessDenied',
      'Access Denied because object protected by object lock.',
      403,
    );
  }
  const marker = objects.hide(key);
  return {
    status: 204,
    headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId },
  };
}
