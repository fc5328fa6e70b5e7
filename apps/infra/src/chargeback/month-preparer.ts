import type { ChargebackSettings, Deployment } from '@orgcost/config';
import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { callOnSchedule } from '../constructs/call-on-schedule';
import { Handler } from '../constructs/handler';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { operationsTopicArn, payerRoleArn } from '../names';
import { preparerPermissions } from './preparer-permissions';
import type { Charging } from './read-charging';

export interface MonthPreparerProps {
  readonly deployment: Deployment;
  readonly chargeback: ChargebackSettings;
  readonly charging: Charging;
  /** Address that mails come from. */
  readonly sender: string;
  /** Folder of the apps' builds. */
  readonly builds: string;
}

/** Prepares the month before, once a month, and mails finance what it would come to. It closes nothing: people do. */
export class MonthPreparer extends Construct {
  constructor(scope: Construct, id: string, props: MonthPreparerProps) {
    super(scope, id);
    const { deployment, chargeback, charging, sender, builds } = props;
    const { function: preparer, functionName } = new Handler(this, 'Preparer', {
      builds,
      app: 'preparer',
      handler: 'prepare',
      environment: {
        TABLE_NAME: deployment.table,
        PAYER_ROLE_ARN: payerRoleArn(deployment),
        EXTERNAL_ID: deployment.collection.externalId,
        MAX_PAGES: String(deployment.maxPages),
        SETTINGS_FILE: 'chargeback.json',
        SENDER: sender,
      },
      files: { 'chargeback.json': JSON.stringify(settingsOf(deployment, chargeback, charging)) },
      // It has all charges of a month in memory: with less it would take longer, at the same price.
      memoryMegabytes: 1769,
      timeout: Duration.minutes(15),
      permissions: preparerPermissions(deployment, sender),
    });
    callOnSchedule(this, {
      name: 'orgcost-chargeback',
      description: 'OrgCost: when the month before is prepared, for finance to close',
      expression: `cron(0 ${preparingHour(deployment)} ${chargeback.prepareDay} * ? *)`,
      function: preparer,
      input: { time: '<aws.scheduler.scheduled-time>' },
      // The next one is a month away.
      attempts: 3,
    });
    new OperationsAlarm(this, 'Failed', {
      alarmName: 'orgcost-chargeback-failed',
      description: `The month before could not be prepared, or finance not be mailed: the log of ${functionName} tells why. Mend it, then "orgcost chargeback preview" shows what the mail would have said.`,
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: { FunctionName: functionName },
      period: Duration.hours(1),
      comparison: 'at least',
      threshold: 1,
      missing: 'good',
      operationsTopic: operationsTopicArn(deployment, Stack.of(this).region),
    });
  }
}

/** See apps/preparer/src/settings.ts. */
function settingsOf(
  { costCenterTag }: Deployment,
  chargeback: ChargebackSettings,
  charging: Charging,
): object {
  return { costCenterTag, chargeback, ...charging };
}

const firstHour = 6;
/** In which a collection ends: what it changes after a preview keeps that from being closed. */
const collectingHours = 4;

/** The first hour of the day, in UTC, from 6 on at which no collection goes on; 6 where there is none. */
export function preparingHour({ hoursUtc }: Pick<Deployment, 'hoursUtc'>): number {
  const isQuiet = (hour: number) =>
    hoursUtc.every((start) => hour < start || hour >= start + collectingHours);
  for (let hour = firstHour; hour < 24; hour += 1) if (isQuiet(hour)) return hour;
  return firstHour;
}
