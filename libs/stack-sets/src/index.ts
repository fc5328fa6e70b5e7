export { alarmStacks, type AlarmStacksOptions } from './alarm-stacks';
export { createCloudFormationClient } from './cloudformation-client';
export { describeThresholds } from './describe-thresholds';
export { StackSetError } from './errors';
export { listStackInstances, type StackInstance } from './stack-instances';
export type { StackSet } from './stack-set';
export type { ThresholdOverrides } from './threshold-parameters';
