import { collectionModes } from '@orgcost/domain';
import * as z from 'zod';
import { amount, region, settings, text, wholeNumber } from './fields';

export const collectionSchema = settings({
  mode: z
    .enum(collectionModes, { error: `must be ${collectionModes.join(' or ')}` })
    .describe(
      'Who is asked for costs: each account itself (member), or the payer. Default: member',
    ),
  memberRoleName: text(
    /^[\w+=,.@/-]{1,128}$/,
    'must be the name of an IAM role, such as OrgCostCollector',
  ).describe('The role in every account that is assumed. Default: OrgCostCollector'),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  externalId: text(
    /^[\w+=,.@:/-]{2,1224}$/,
    'must have 2 to 1,224 letters, digits or characters of +=,.@:/-_',
  ).describe("The ExternalId that the roles' trust policies ask for"),
  payerRoleArn: text(
    /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
    'must be the ARN of an IAM role, such as arn:aws:iam::111111111111:role/OrgCostPayer',
  ).describe('The role in the management account'),
  requestsPerSecond: amount(1000).describe(
    'To Cost Explorer, by all accounts together. Default: 10',
  ),
  concurrency: wholeNumber(1, 1000).describe(
    'Accounts at a time; fewer under a page cap. Default: 16',
  ),
});

/** What orgcost.config.yaml, the environment and the flags may set. */
export const settingsSchema = settings({
  profile: text(/\S/, 'must be the name of an AWS profile').describe('AWS profile to sign in with'),
  region: region().describe('AWS Region of the table'),
  table: text(/^[\w.-]{3,255}$/, 'must be the name of a DynamoDB table, such as orgcost').describe(
    'The DynamoDB table that is the ledger',
  ),
  endpointUrl: z
    .url({ protocol: /^https?$/, error: 'must be a URL, such as http://localhost:8000' })
    .describe("The table's endpoint, such as an emulator's"),
  ledger: text(/\S/, 'must be the path of a folder, such as .orgcost/ledger').describe(
    'Folder of an embedded ledger, in place of a table. Default: .orgcost/ledger',
  ),
  requestTimeoutSeconds: amount(900).describe('Longest wait for an answer of AWS'),
  ownerTag: text(/^.{1,128}$/u, 'must be the key of an account tag, such as owner').describe(
    "The account tag that names an account's owner. Default: owner",
  ),
  costCenterTag: text(
    /^.{1,128}$/u,
    'must be the key of an account tag, such as cost-center',
  ).describe("The account tag that names an account's cost center. Default: cost-center"),
  collection: collectionSchema.partial(),
}).partial();

export type SettingsLayer = z.infer<typeof settingsSchema>;
