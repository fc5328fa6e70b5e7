import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';

const environmentSchema = z.object({
  TABLE_NAME: text(/^[\w.-]{3,255}$/, 'must be the name of the DynamoDB table, such as orgcost'),
  TABLE_REGION: text(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'must be the Region of the table'),
  ALARM_PREFIX: text(/\S/, 'must be what names of billing alarms begin with'),
});

export interface Config {
  readonly table: string;
  /** Of the table: alarms are in us-east-1, and the ledger need not be. */
  readonly tableRegion: string;
  readonly alarmPrefix: string;
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new InvalidInputError(`Environment: ${faults.join('; ')}`);
  }
  const { TABLE_NAME: table, TABLE_REGION: tableRegion, ALARM_PREFIX: alarmPrefix } = result.data;
  return { table, tableRegion, alarmPrefix };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}
