import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';

const addressInput = z.strictObject({ EmailAddress: z.string().min(1) });

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetSuppressedDestination.html */
export const getSuppressedDestination: Handler = ({ mailService, today }, _caller, input) => {
  const { EmailAddress } = validate(addressInput, input, 'BadRequestException');
  const Reason = mailService.settings.suppressed[EmailAddress];
  if (Reason === undefined) {
    throw new AwsError(
      'NotFoundException',
      `Email address ${EmailAddress} does not exist on your suppression list.`,
      404,
    );
  }
  const LastUpdateTime = Date.parse(today) / 1000;
  return { SuppressedDestination: { EmailAddress, Reason, LastUpdateTime } };
};
