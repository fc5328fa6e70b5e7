import * as z from 'zod';
import { keyArnOf, keyId } from '../../topic/key-id';
import { keyPolicy } from '../../topic/policies';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';

/** It takes the id of a key, or its ARN, and no alias. */
const keyPolicyInput = z.strictObject({
  KeyId: z.string().min(1).max(2048),
  PolicyName: z.literal('default').optional(),
});

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html */
export const getKeyPolicy: Handler = ({ settings, topic }, { account, arn }, input) => {
  const { KeyId } = validate(keyPolicyInput, input, 'ValidationException');
  const key = keyArnOf(settings);
  if (account !== settings.trackerAccount) {
    throw new AwsError(
      'AccessDeniedException',
      `User: ${arn} is not authorized to perform: kms:GetKeyPolicy on resource: ${key}`,
    );
  }
  if (KeyId !== key && KeyId !== keyId) {
    throw new AwsError('NotFoundException', `Key '${KeyId}' does not exist`);
  }
  const { keyPolicy: planted = keyPolicy(settings) } = topic.settings;
  return { Policy: JSON.stringify(planted), PolicyName: 'default' };
};
