import { awsError, type Faults } from './errors';
import { RequestError } from './requests';

/** Has what goes wrong with a question about the organization told in the words of the port. @throws CostSourceError */
export async function readingOrganization<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const operation = `organizations:${error.operation}`;
    const question = { subject: 'The organization', operation };
    throw awsError(error.cause, question, organizationFaults);
  }
}

const organizationFaults: Faults = {
  AccessDeniedException: [
    'denied',
    'it may not be listed: use the management account or a delegated administrator, ' +
      'and allow organizations:Describe* and organizations:List*',
  ],
  AWSOrganizationsNotInUseException: ['denied', 'this account belongs to none: use one that does'],
};
