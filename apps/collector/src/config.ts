import { readEnvironment } from '@orgcost/config';
import { collectionModes } from '@orgcost/domain';
import * as z from 'zod';

/** The environment of the collector's functions; everything else comes from the standard `AWS_*` settings. */
const environmentSchema = z.object({
  TABLE_NAME: text(/^[\w.-]{3,255}$/, 'must be the name of the DynamoDB table, such as orgcost'),
  MEMBER_ROLE_NAME: text(
    /^[\w+=,.@/-]{1,512}$/,
    'must be the name of the role in every account, such as OrgCostCollector',
  ),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  EXTERNAL_ID: text(
    /^[\w+=,.@:/-]{2,1224}$/,
    'must be the ExternalId that the roles ask for: 2 to 1,224 letters, digits or characters of +=,.@:/-_',
  ),
  PAYER_ROLE_ARN: text(
    /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
    'must be the ARN of a role in the management account, such as arn:aws:iam::111111111111:role/OrgCostPayer',
  ).exactOptional(),
  OWNER_TAG: text(/^.{1,128}$/u, 'must be the key of an account tag, such as owner').default(
    'owner',
  ),
  COLLECTION_MODE: z
    .enum(collectionModes, { error: `must be ${collectionModes.join(' or ')}` })
    .default('member'),
  REQUESTS_PER_SECOND: number(1000).default(10),
  CONCURRENCY: wholeNumber(1000).default(16),
  FUNCTIONS_AT_A_TIME: wholeNumber(1000).default(1),
  // A batch is an item of the ledger, of 400 KB at most.
  BATCH_SIZE: wholeNumber(200).default(100),
});

export interface Config {
  readonly table: string;
  readonly memberRoleName: string;
  readonly externalId: string;
  readonly payerRoleArn?: string;
  /** The account tag that names an account's owner. */
  readonly ownerTag: string;
  readonly mode: (typeof collectionModes)[number];
  /** To Cost Explorer, by one function: as many run at a time as the state machine lets. */
  readonly requestsPerSecond: number;
  /** Accounts that one function has in hand at a time. */
  readonly concurrency: number;
  /** Functions that collect at a time, and share a cap on pages. */
  readonly functionsAtATime: number;
  /** Accounts in one batch. */
  readonly batchSize: number;
}

/** @throws InvalidInputError in one line that names each variable that is missing or wrong */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const data = readEnvironment(environmentSchema, environment);
  return {
    table: data.TABLE_NAME,
    memberRoleName: data.MEMBER_ROLE_NAME,
    externalId: data.EXTERNAL_ID,
    ...(data.PAYER_ROLE_ARN !== undefined && { payerRoleArn: data.PAYER_ROLE_ARN }),
    ownerTag: data.OWNER_TAG,
    mode: data.COLLECTION_MODE,
    requestsPerSecond: data.REQUESTS_PER_SECOND,
    concurrency: data.CONCURRENCY,
    functionsAtATime: data.FUNCTIONS_AT_A_TIME,
    batchSize: data.BATCH_SIZE,
  };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

function number(max: number) {
  const error = `must be a number above 0, at most ${max}`;
  return z.coerce.number({ error }).gt(0, { error }).lte(max, { error });
}

function wholeNumber(max: number) {
  const error = `must be a whole number from 1 to ${max}`;
  return z.coerce.number({ error }).int({ error }).gte(1, { error }).lte(max, { error });
}
