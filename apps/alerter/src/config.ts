import { readEnvironment } from '@orgcost/config';
import * as z from 'zod';

const tableVariables = {
  TABLE_NAME: text(/^[\w.-]{3,255}$/, 'must be the name of the DynamoDB table, such as orgcost'),
  TABLE_REGION: text(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'must be the Region of the table'),
};

const recordVariables = z.object({
  ...tableVariables,
  ALARM_PREFIX: text(/\S/, 'must be what names of billing alarms begin with'),
});

const reconcileVariables = z.object({
  ...tableVariables,
  SETTINGS_FILE: text(/\S/, 'must be the name of the file with the thresholds of accounts'),
});

/** Where the ledger is: alarms are in us-east-1, and it need not be. */
export interface Table {
  readonly table: string;
  readonly tableRegion: string;
}

export interface RecordConfig extends Table {
  readonly alarmPrefix: string;
}

export interface ReconcileConfig extends Table {
  /** A file, for thresholds of many accounts are more than an environment holds. */
  readonly settingsFile: string;
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readRecordConfig(environment: NodeJS.ProcessEnv): RecordConfig {
  const { ALARM_PREFIX: alarmPrefix, ...table } = readEnvironment(recordVariables, environment);
  return { ...tableOf(table), alarmPrefix };
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readReconcileConfig(environment: NodeJS.ProcessEnv): ReconcileConfig {
  const { SETTINGS_FILE, ...table } = readEnvironment(reconcileVariables, environment);
  return { ...tableOf(table), settingsFile: SETTINGS_FILE };
}

function tableOf({ TABLE_NAME, TABLE_REGION }: Record<keyof typeof tableVariables, string>): Table {
  return { table: TABLE_NAME, tableRegion: TABLE_REGION };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}
