import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { withBundle, type Bundle } from './bundle';
import type { Permission } from './permission';
import { ServiceRole } from './service-role';

export interface HandlerProps extends Bundle {
  readonly environment: Record<string, string>;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  /** Besides its own logs. */
  readonly permissions: readonly Permission[];
}

/** Days for which logs are kept. */
export const logRetention = logs.RetentionDays.THREE_MONTHS;

/** A Lambda function from an app's bundle, with a log group and a role of its own. */
export class Handler extends Construct {
  readonly function: lambda.Function;
  readonly functionName: string;

  constructor(
    scope: Construct,
    id: string,
    { environment, memoryMegabytes, timeout, permissions, ...bundle }: HandlerProps,
  ) {
    super(scope, id);
    this.functionName = `orgcost-${bundle.app}-${bundle.handler}`;
    const { account, region } = Stack.of(this);
    const logGroupName = `/aws/lambda/${this.functionName}`;
    const logGroup = new logs.LogGroup(this, 'Logs', {
      logGroupName,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { role, policy } = new ServiceRole(this, 'Role', {
      roleName: this.functionName,
      service: 'lambda.amazonaws.com',
      permissions: [
        {
          sid: 'WriteLogs',
          why: 'It writes its own logs.',
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [`arn:aws:logs:${region}:${account}:log-group:${logGroupName}:*`],
          broad: 'Names of log streams are chosen by Lambda.',
        },
        ...permissions,
      ],
    });
    // It is copied when the function is made.
    this.function = withBundle(
      bundle,
      (folder) =>
        new lambda.Function(this, 'Function', {
          functionName: this.functionName,
          runtime: lambda.Runtime.NODEJS_24_X,
          architecture: lambda.Architecture.ARM_64,
          handler: `${bundle.handler}.handler`,
          code: lambda.Code.fromAsset(folder),
          role: iam.Role.fromRoleArn(this, 'Assumed', role.attrArn),
          logGroup,
          loggingFormat: lambda.LoggingFormat.JSON,
          memorySize: memoryMegabytes,
          timeout,
          environment,
        }),
    );
    // What uses the function, such as a queue, is checked when it is made for what the role may do.
    this.function.node.addDependency(policy);
  }
}
