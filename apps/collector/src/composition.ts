import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections, maxAttempts } from '@orgcost/aws-client';
import {
  createOrganizationsClient,
  memberCredentials,
  organizationDirectory,
  roleCredentials,
} from '@orgcost/aws-organization';
import type { AccountDirectory, MemberCostSource, PayerCostSource } from '@orgcost/collection';
import {
  createCostExplorerClients,
  memberCostSource,
  payerCostSource,
} from '@orgcost/cost-explorer';
import { InvalidInputError, type Clock } from '@orgcost/domain';
import { createCollectionLedger, type CollectionLedger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Config } from './config';

/** What the steps of a collection work with: made once for each container, and given to every invocation. */
export interface Collector extends CollectionLedger {
  readonly config: Config;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
  readonly directory: AccountDirectory;
  readonly member: MemberCostSource;
  /** Where a payer role is configured. */
  readonly payer?: PayerCostSource;
}

/** @throws InvalidInputError where none is configured */
export function payerOf({ payer }: Collector): PayerCostSource {
  if (payer) return payer;
  throw new InvalidInputError(
    'Payer mode needs a role in the management account: set PAYER_ROLE_ARN, or collect in member mode',
  );
}

export function createCollector(config: Config, clock: Clock): Collector {
  const roles = { sessionName: 'orgcost', externalId: config.externalId };
  const memberOf = memberCredentials({ ...roles, roleName: config.memberRoleName });
  const clientWith = createCostExplorerClients({ requestsPerSecond: config.requestsPerSecond });
  return {
    config,
    clock,
    newId: randomUUID,
    ...createCollectionLedger({
      // A table that many functions begin to write to at once grows slowly.
      client: new DynamoDBClient({ maxAttempts: maxAttempts(), requestHandler: connections() }),
      table: config.table,
    }),
    directory: organizationDirectory(createOrganizationsClient()),
    member: memberCostSource({ clientFor: (account) => clientWith(memberOf(account)) }),
    ...(config.payerRoleArn !== undefined && { payer: payer(config.payerRoleArn) }),
  };

  function payer(roleArn: string): PayerCostSource {
    const credentials = roleCredentials(roles)(roleArn);
    return payerCostSource({ client: () => clientWith(credentials), clock });
  }
}
