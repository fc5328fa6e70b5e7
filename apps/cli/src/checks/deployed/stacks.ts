import { stackSetOf, type Deployment } from '@orgcost/config';
import { listStackInstances, type StackInstance } from '@orgcost/stack-sets';
import { stackSetClient } from '../../aws/deployed-clients';
import type { Settings } from '../../config/settings';
import { failureOf } from '../../errors';
import { found, type Finding } from '../finding';
import { equippedFindings } from './equipped';
import { exclusionFinding } from './exclusions';
import type { Members } from './members';

export interface Stacks {
  readonly findings: readonly Finding[];
  /** Those of the StackSet, where they could be listed. */
  readonly instances?: readonly StackInstance[];
}

/** Who has a stack of the StackSet, and who should. */
export async function checkStacks(
  { equipped }: Pick<Members, 'equipped'>,
  settings: Settings,
  deployment: Deployment,
): Promise<Stacks> {
  try {
    const stackSet = stackSetOf(deployment);
    const instances = await listStackInstances(stackSetClient(settings), stackSet);
    return {
      findings: [
        ...equippedFindings(equipped, instances, stackSet),
        exclusionFinding(deployment.excludedAccounts, instances),
      ],
      instances,
    };
  } catch (error) {
    return { findings: [found('Stacks', 'bad', failureOf(error).message)] };
  }
}
