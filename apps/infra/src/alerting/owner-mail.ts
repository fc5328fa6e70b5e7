import type { Deployment, MailSettings } from '@orgcost/config';
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { callOnSchedule } from '../constructs/call-on-schedule';
import { Handler } from '../constructs/handler';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { billingRegion, configurationSetName, operationsTopicArn } from '../names';
import { mailerPermissions } from './mailer-permissions';

/** What one call may take: at most two go on at a time, and none mails what another does. */
const delivering = Duration.minutes(2);

export interface OwnerMailProps {
  readonly deployment: Deployment;
  readonly mail: Required<MailSettings>;
  /** Folder of the apps' builds. */
  readonly builds: string;
}

/** Mails alerts to owners: every minute those that nobody was told of yet. */
export class OwnerMail extends Construct {
  constructor(scope: Construct, id: string, { deployment, mail, builds }: OwnerMailProps) {
    super(scope, id);
    const { sender, ...settings } = mail;
    const { function: mailer, functionName } = new Handler(this, 'Mailer', {
      builds,
      app: 'alerter',
      handler: 'deliver',
      environment: {
        TABLE_NAME: deployment.table,
        TABLE_REGION: deployment.homeRegion,
        SETTINGS_FILE: 'mail.json',
        SENDER: sender,
        CONFIGURATION_SET: configurationSetName,
      },
      files: { 'mail.json': JSON.stringify(settings) },
      memoryMegabytes: 512,
      timeout: delivering,
      permissions: mailerPermissions(deployment, sender),
    });
    callOnSchedule(this, {
      name: 'orgcost-mail',
      description: 'OrgCost: when alerts are mailed',
      expression: 'rate(1 minute)',
      function: mailer,
    });
    this.#watch(functionName, operationsTopicArn(deployment, billingRegion));
  }

  #watch(functionName: string, operationsTopic: string): void {
    const common = {
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName: functionName },
      period: Duration.minutes(15),
      threshold: 1,
      operationsTopic,
    };
    new OperationsAlarm(this, 'Failed', {
      ...common,
      alarmName: 'orgcost-mail-failed',
      description: `Alerts could not be mailed: the log of ${functionName} tells why.`,
      metricName: 'Errors',
      comparison: 'at least',
      missing: 'good',
    });
    new OperationsAlarm(this, 'Stale', {
      ...common,
      alarmName: 'orgcost-mail-stale',
      description: 'Alerts were not looked at for half an hour: see the schedule orgcost-mail.',
      metricName: 'Invocations',
      evaluationPeriods: 2,
      comparison: 'less than',
      missing: 'bad',
    });
  }
}
