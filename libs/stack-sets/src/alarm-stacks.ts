import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { AlarmStacks } from '@orgcost/alerting';
import { beginChange } from './begin-change';
import { changeableStacks } from './changeable';
import { outcomeOf } from './outcome-of';
import { listStackInstances } from './stack-instances';
import type { StackSet } from './stack-set';

export interface AlarmStacksOptions extends StackSet {
  /** See `createCloudFormationClient`. */
  readonly client: CloudFormationClient;
  /** Ids of the OUs, or of the root, that the StackSet is deployed to. */
  readonly organizationalUnits: readonly string[];
}

/** The stacks of a service-managed StackSet, of which a change is an operation. Everything throws StackSetError. */
export function alarmStacks({
  client,
  organizationalUnits,
  ...stackSet
}: AlarmStacksOptions): AlarmStacks {
  return {
    async stacks() {
      return changeableStacks(await listStackInstances(client, stackSet));
    },
    beginChange: (id, thresholds, accounts) =>
      beginChange(client, stackSet, { id, thresholds, accounts, organizationalUnits }),
    outcomeOf: (change) => outcomeOf(client, stackSet, change),
  };
}
