import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { accountIdSchema, type AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { awsError } from './errors';

export interface CallerIdentity {
  readonly account: AccountId;
  readonly arn: string;
}

const schema = z.object({ Account: accountIdSchema, Arn: z.string() });

/**
 * Whose credentials are in use; AWS asks for no permission to say so.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @throws CostSourceError
 */
export async function callerIdentity(client: STSClient): Promise<CallerIdentity> {
  try {
    const { Account, Arn } = schema.parse(await client.send(new GetCallerIdentityCommand({})));
    return { account: Account, arn: Arn };
  } catch (error) {
    throw awsError(error, { subject: 'The caller', operation: 'sts:GetCallerIdentity' }, {});
  }
}
