import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { logRetention } from './handler';
import type { Permission } from './permission';
import { ServiceRole } from './service-role';

export interface WorkflowProps {
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** In the Amazon States Language. */
  readonly definition: object;
  readonly permissions: readonly Permission[];
}

/** A state machine with a log and a role of its own. */
export class Workflow extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { name, type, definition, permissions }: WorkflowProps,
  ) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    this.arn = `arn:aws:states:${region}:${account}:stateMachine:${name}`;
    const log = new logs.LogGroup(this, 'Logs', {
      // Step Functions asks for this prefix, lest a policy of CloudWatch Logs grow too large.
      logGroupName: `/aws/vendedlogs/states/${name}`,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { role, policy } = new ServiceRole(this, 'Role', {
      roleName: name,
      service: 'states.amazonaws.com',
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
      permissions: [...permissions, deliverLogs, trace],
    });
    const machine = new stepfunctions.CfnStateMachine(this, 'StateMachine', {
      stateMachineName: name,
      stateMachineType: type,
      definitionString: Stack.of(this).toJsonString(definition),
      roleArn: role.attrArn,
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    // It is checked when it is made whether its role may do what it needs.
    machine.addResourceDependency(policy);
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const deliverLogs: Permission = {
  sid: 'DeliverLogs',
  why: 'It has its log delivered.',
  broad: 'CloudWatch Logs names no resource for these actions.',
  actions: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ],
  resources: ['*'],
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html */
const trace: Permission = {
  sid: 'Trace',
  why: 'It tells X-Ray where the time went.',
  broad: 'X-Ray names no resource for these actions.',
  actions: [
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
  ],
  resources: ['*'],
};
