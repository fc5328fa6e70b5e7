export { alarmStacks, type AlarmStacksOptions } from './alarm-stacks';
export { changeableStacks } from './changeable';
export { createCloudFormationClient } from './cloudformation-client';
export { describeThresholds } from './describe-thresholds';
export { StackSetError } from './errors';
export { listStackInstances, type StackInstance } from './stack-instances';
export type { StackSet } from './stack-set';
export { isGiven, type ThresholdOverrides } from './threshold-parameters';
