import { collectionModes } from '@orgcost/domain';
import * as z from 'zod';

const collectionSchema = z.strictObject({
  mode: z.enum(collectionModes, { error: `must be ${collectionModes.join(' or ')}` }),
  memberRoleName: text(
    /^[\w+=,.@/-]{1,128}$/,
    'must be the name of an IAM role, such as OrgCostCollector',
  ),
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
  externalId: text(
    /^[\w+=,.@:/-]{2,1224}$/,
    'must have 2 to 1,224 letters, digits or characters of +=,.@:/-_',
  ),
  payerRoleArn: text(
    /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
    'must be the ARN of an IAM role, such as arn:aws:iam::111111111111:role/OrgCostPayer',
  ),
  requestsPerSecond: number(z.number, 1000, 'must be a number above 0, at most 1000'),
  concurrency: number(z.int, 1000, 'must be a whole number from 1 to 1000'),
});

/** What orgcost.config.yaml, the environment and the flags may set. */
export const settingsSchema = z
  .strictObject({
    profile: text(/\S/, 'must be the name of an AWS profile'),
    region: text(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'must be an AWS Region, such as us-east-1'),
    table: text(/^[\w.-]{3,255}$/, 'must be the name of a DynamoDB table, such as orgcost'),
    endpointUrl: z.url({
      protocol: /^https?$/,
      error: 'must be a URL, such as http://localhost:8000',
    }),
    ledger: text(/\S/, 'must be the path of a folder, such as .orgcost/ledger'),
    requestTimeoutSeconds: number(z.number, 900, 'must be a number above 0, at most 900'),
    ownerTag: text(/^.{1,128}$/u, 'must be the key of an account tag, such as owner'),
    collection: collectionSchema.partial(),
  })
  .partial();

export type SettingsLayer = z.infer<typeof settingsSchema>;

/**
 * Puts a stronger layer over a weaker one. A ledger that the stronger names replaces the weaker's as a whole:
 * a `--ledger` sets aside the file's `table` with its `endpointUrl`.
 */
export function overlay(weaker: SettingsLayer, stronger: SettingsLayer): SettingsLayer {
  const { table, endpointUrl, ledger, ...rest } = weaker;
  const namesLedger = stronger.table !== undefined || stronger.ledger !== undefined;
  return {
    ...rest,
    ...(!namesLedger && { table, endpointUrl, ledger }),
    ...stronger,
    collection: { ...weaker.collection, ...stronger.collection },
  };
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

function number(schema: typeof z.number | typeof z.int, max: number, error: string) {
  return schema({ error }).check(z.gt(0, { error }), z.lte(max, { error }));
}
