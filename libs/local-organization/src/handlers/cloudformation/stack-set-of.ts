import * as z from 'zod';
import type { StackSet } from '../../stack-set/stack-set';
import { AwsError } from '../../wire/aws-error';
import type { Caller } from '../../wire/credentials';
import type { Context } from '../handler';

/** Which StackSet is meant, and as what its caller acts. */
export const stackSetInput = z.strictObject({
  StackSetName: z.string().min(1),
  CallAs: z.enum(['SELF', 'DELEGATED_ADMIN']).default('SELF'),
});

/**
 * The StackSet that is asked for, for the management account itself and for the tracker account, to which it is delegated.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
 * @throws AwsError
 */
export function stackSetOf(
  { settings, stackSet }: Context,
  { account }: Caller,
  { StackSetName, CallAs }: z.infer<typeof stackSetInput>,
): StackSet {
  const acts = CallAs === 'SELF' ? settings.managementAccount : settings.trackerAccount;
  if (account !== acts) {
    throw new AwsError(
      'ValidationError',
      'You must be the management account or delegated admin account of an organization before operating a ' +
        'SERVICE_MANAGED stack set',
    );
  }
  if (StackSetName !== stackSet.name && StackSetName !== stackSet.id) {
    throw new AwsError('StackSetNotFoundException', `StackSet ${StackSetName} not found`, 404);
  }
  return stackSet;
}
