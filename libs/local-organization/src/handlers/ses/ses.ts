import { AwsError } from '../../wire/aws-error';
import type { Handler, Handlers } from '../handler';
import { getAccount } from './get-account';
import { getEmailIdentity } from './get-email-identity';
import { getSuppressedDestination } from './get-suppressed-destination';
import { sendEmail } from './send-email';

/** What mail to owners needs of https://docs.aws.amazon.com/ses/latest/APIReference-V2/ */
export const sesHandlers: Handlers = {
  SendEmail: ofTracker(sendEmail),
  GetAccount: ofTracker(getAccount),
  GetEmailIdentity: ofTracker(getEmailIdentity),
  GetSuppressedDestination: ofTracker(getSuppressedDestination),
};

/** Mails are the tracker account's: the roles of others say nothing of SES. */
function ofTracker(handler: Handler): Handler {
  return (context, caller, input) => {
    if (caller.account === context.settings.trackerAccount) return handler(context, caller, input);
    throw new AwsError(
      'AccessDeniedException',
      `User: ${caller.arn} is not authorized to perform this action on SES`,
      403,
    );
  };
}
