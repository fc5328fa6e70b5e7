import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';

const identityInput = z.strictObject({ EmailIdentity: z.string().min(1) });

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
export const getEmailIdentity: Handler = ({ mailService }, _caller, input) => {
  const { EmailIdentity: name } = validate(identityInput, input, 'BadRequestException');
  const status = mailService.settings.identities[name];
  if (status === undefined) {
    throw new AwsError('NotFoundException', `Email identity ${name} does not exist.`, 404);
  }
  return {
    IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
    FeedbackForwardingStatus: true,
    VerifiedForSendingStatus: status === 'SUCCESS',
    VerificationStatus: status,
    DkimAttributes: { SigningEnabled: true, Status: status },
    Policies: {},
    Tags: [],
  };
};
