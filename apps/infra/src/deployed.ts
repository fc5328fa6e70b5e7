import type { Deployment } from '@orgcost/config';
import type { StackProps } from 'aws-cdk-lib';

/** What every stack is told. */
export interface DeployedProps extends StackProps {
  readonly deployment: Deployment;
}

/** What stacks with functions are told besides. */
export interface FunctionsProps extends DeployedProps {
  /** Folder of the apps' builds. */
  readonly builds: string;
}
