import {
  UpdateStackInstancesCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import type { Thresholds } from '@orgcost/alerting';
import type { AccountId } from '@orgcost/domain';
import { billingRegion } from './cloudformation-client';
import { isRefusal, requesting } from './errors';
import type { StackSet } from './stack-set';
import { thresholdParameters } from './threshold-parameters';

export interface Change {
  /** Id of the operation that it becomes, which AWS carries out once. */
  readonly id: string;
  readonly thresholds: Thresholds;
  readonly accounts: readonly AccountId[];
  /** Ids of the OUs that the StackSet is deployed to. */
  readonly organizationalUnits: readonly string[];
}

/**
 * Begins to give stacks other parameters; does not wait for it. Nothing is begun without accounts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackInstances.html
 * @throws StackSetError
 */
export async function beginChange(
  client: CloudFormationClient,
  { stackSet, callAs }: StackSet,
  { id, thresholds, accounts, organizationalUnits }: Change,
): Promise<void> {
  // A filter of no accounts is not to be taken for none: it would change all.
  if (accounts.length === 0) return;
  const command = new UpdateStackInstancesCommand({
    StackSetName: stackSet,
    CallAs: callAs,
    OperationId: id,
    Regions: [billingRegion],
    DeploymentTargets: {
      OrganizationalUnitIds: [...organizationalUnits],
      Accounts: [...accounts],
      AccountFilterType: 'INTERSECTION',
    },
    ParameterOverrides: thresholdParameters(thresholds),
    // As the StackSet is deployed: one account that fails stops no other.
    OperationPreferences: {
      FailureTolerancePercentage: 100,
      MaxConcurrentPercentage: 25,
      ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
      RegionConcurrencyType: 'SEQUENTIAL',
    },
  });
  try {
    await requesting(stackSet, 'UpdateStackInstances', () => client.send(command));
  } catch (error) {
    // Begun before, perhaps by a request whose answer was lost.
    if (!isRefusal(error, 'OperationIdAlreadyExistsException')) throw error;
  }
}
