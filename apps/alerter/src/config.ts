import type { Looking } from '@orgcost/alerting';
import { readEnvironment } from '@orgcost/config';
import { metrics } from '@orgcost/domain';
import * as z from 'zod';

const tableVariables = {
  TABLE_NAME: text(/^[\w.-]{3,255}$/, 'must be the name of the DynamoDB table, such as orgcost'),
  TABLE_REGION: text(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'must be the Region of the table'),
};

const settingsVariable = {
  SETTINGS_FILE: text(/\S/, 'must be the name of the file with the settings of the deployment'),
};

const lookingVariables = {
  METRIC: z.enum(metrics, { error: `must be one of ${metrics.join(', ')}` }),
  SETTLE_HOURS: text(/^\d{1,3}$/, 'must be hours, such as 48').transform(Number),
};

const recordVariables = z.object({
  ...tableVariables,
  ...lookingVariables,
  ALARM_PREFIX: text(/\S/, 'must be what names of billing alarms begin with'),
  COST_CENTER_TAG: text(/\S/, 'must be the account tag that names the cost center'),
});

const reconcileVariables = z.object({ ...tableVariables, ...settingsVariable });

const deliverVariables = z.object({
  ...tableVariables,
  ...settingsVariable,
  SENDER: text(/^[^\s@]+@[^\s@]+$/, 'must be the address that mails come from'),
  CONFIGURATION_SET: text(/^[\w-]{1,64}$/, 'must be the name of a configuration set of SES'),
});

const watchVariables = z.object({
  ...tableVariables,
  ...settingsVariable,
  TOPIC_ARN: text(/^arn:aws:sns:/, 'must be the ARN of the central topic'),
});

/** Where the ledger is: alarms are in us-east-1, and it need not be. */
export interface Table {
  readonly table: string;
  readonly tableRegion: string;
}

export interface RecordConfig extends Table {
  readonly alarmPrefix: string;
  readonly looking: Looking;
  readonly costCenterTag: string;
}

export interface ReconcileConfig extends Table {
  /** See `readSettings`. */
  readonly settingsFile: string;
}

export interface DeliverConfig extends ReconcileConfig {
  readonly sender: string;
  readonly configurationSet: string;
}

export interface WatchConfig extends ReconcileConfig {
  /** ARN of the central topic. */
  readonly topic: string;
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readRecordConfig(environment: NodeJS.ProcessEnv): RecordConfig {
  const variables = readEnvironment(recordVariables, environment);
  return {
    ...tableOf(variables),
    alarmPrefix: variables.ALARM_PREFIX,
    // Thresholds are of the currency of AWS's billing metric.
    looking: { metric: variables.METRIC, currency: 'USD', settleHours: variables.SETTLE_HOURS },
    costCenterTag: variables.COST_CENTER_TAG,
  };
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readReconcileConfig(environment: NodeJS.ProcessEnv): ReconcileConfig {
  const { SETTINGS_FILE, ...table } = readEnvironment(reconcileVariables, environment);
  return { ...tableOf(table), settingsFile: SETTINGS_FILE };
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readDeliverConfig(environment: NodeJS.ProcessEnv): DeliverConfig {
  const variables = readEnvironment(deliverVariables, environment);
  return {
    ...tableOf(variables),
    settingsFile: variables.SETTINGS_FILE,
    sender: variables.SENDER,
    configurationSet: variables.CONFIGURATION_SET,
  };
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readWatchConfig(environment: NodeJS.ProcessEnv): WatchConfig {
  const variables = readEnvironment(watchVariables, environment);
  return {
    ...tableOf(variables),
    settingsFile: variables.SETTINGS_FILE,
    topic: variables.TOPIC_ARN,
  };
}

function tableOf({ TABLE_NAME, TABLE_REGION }: Record<keyof typeof tableVariables, string>): Table {
  return { table: TABLE_NAME, tableRegion: TABLE_REGION };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}
