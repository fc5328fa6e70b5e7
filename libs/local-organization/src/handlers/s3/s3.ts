import { AwsError } from '../../wire/aws-error';
import type { Handler, Handlers } from '../handler';
import { deleteObject } from './delete-object';
import { getObject } from './get-object';
import { listObjectVersions } from './list-object-versions';
import { objectInput, type ObjectInput } from './object-input';
import { putObject } from './put-object';
import type { ObjectStore } from '../../objects/object-store';

/** What locked copies need of https://docs.aws.amazon.com/AmazonS3/latest/API/ */
export const s3Handlers: Handlers = {
  DeleteObject: ofTracker(deleteObject),
  GetObject: ofTracker(getObject),
  ListObjectVersions: ofTracker(listObjectVersions),
  PutObject: ofTracker(putObject),
};

/** The one bucket that there is is the tracker account's. */
function ofTracker(
  work: (objects: ObjectStore, input: ObjectInput, pageSize: number) => unknown,
): Handler {
  return ({ objects, settings, pageSize }, caller, given) => {
    if (caller.account !== settings.trackerAccount) {
      throw new AwsError('AccessDenied', 'Access Denied', 403);
    }
    const input = objectInput.parse(given);
    if (input.bucket !== objects.bucket) {
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, {
        BucketName: input.bucket,
      });
    }
    return work(objects, input, pageSize);
  };
}
