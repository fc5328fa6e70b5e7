import { readEnvironment } from '@orgcost/config';
import * as z from 'zod';

/** The environment of the function; everything else comes from the standard `AWS_*` settings. */
const environmentSchema = z.object({
  TABLE_NAME: text(/^[\w.-]{3,255}$/, 'must be the name of the DynamoDB table, such as orgcost'),
  PAYER_ROLE_ARN: text(
    /^arn:aws:iam::\d{12}:role\/.+$/,
    'must be the ARN of a role in the management account, such as arn:aws:iam::111111111111:role/OrgCostPayer',
  ),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  EXTERNAL_ID: text(
    /^[\w+=,.@:/-]{2,1224}$/,
    'must be the ExternalId that the role asks for: 2 to 1,224 letters, digits or characters of +=,.@:/-_',
  ),
  MAX_PAGES: text(
    /^[1-9]\d{0,7}$/,
    'must be the pages that may be paid for, such as 2000',
  ).transform(Number),
  SETTINGS_FILE: text(/\S/, 'must be the name of the file with the settings of the deployment'),
  SENDER: text(/^[^\s@]+@[^\s@]+$/, 'must be the address that mails come from'),
});

export interface Config {
  readonly table: string;
  readonly payerRoleArn: string;
  readonly externalId: string;
  /** Pages of Cost Explorer that one bill may take. */
  readonly maxPages: number;
  /** See `settingsSchema`. */
  readonly settingsFile: string;
  readonly sender: string;
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const variables = readEnvironment(environmentSchema, environment);
  return {
    table: variables.TABLE_NAME,
    payerRoleArn: variables.PAYER_ROLE_ARN,
    externalId: variables.EXTERNAL_ID,
    maxPages: variables.MAX_PAGES,
    settingsFile: variables.SETTINGS_FILE,
    sender: variables.SENDER,
  };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}
