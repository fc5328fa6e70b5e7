import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic';
import type { DeployedProps } from '../deployed';
import { operationsTopicName } from '../names';
import { dashboardBody } from './dashboard';

/**
 * Where alarms on OrgCost itself go: a topic in each Region that has such alarms, as CloudWatch publishes in its own. At
 * home, a dashboard besides.
 */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, ...props }: DeployedProps) {
    super(scope, id, { ...props, description: 'OrgCost: who is told when OrgCost fails' });
    const { topic } = new AlarmTopic(this, 'Operations', {
      topicName: operationsTopicName,
      alarms: `arn:aws:cloudwatch:${this.region}:${this.account}:alarm:orgcost-*`,
      organizationId: deployment.organizationId,
    });
    new sns.CfnSubscription(this, 'Operators', {
      topicArn: topic.ref,
      protocol: 'email',
      endpoint: deployment.operators,
    });
    if (this.region === deployment.homeRegion) {
      new cloudwatch.CfnDashboard(this, 'Dashboard', {
        dashboardName: 'orgcost',
        dashboardBody: JSON.stringify(dashboardBody(deployment)),
      });
    }
  }
}
