import { utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { defaultUnassigned } from './default-unassigned';
import { email, settings, text, wholeNumber } from './fields';
import { refuseImpossibleChargeback } from './refuse-impossible-chargeback';

// As `costCenterIdSchema` of chargeback has it.
const costCenterError =
  'must be a cost center of 1 to 128 characters, without space around it, such as web-shop';
const costCenterId = () =>
  text(/^(?!\s)\P{C}+(?<!\s)$/u, costCenterError).max(128, { error: costCenterError });

const owner = () => text(/\S/, 'must be who answers for it, such as shop-lead@example.com');

const costCenterSchema = settings({
  id: costCenterId().describe('As finance, tags and files name it'),
  name: text(/\S/, 'must be a name for people, such as Web Shop').exactOptional(),
  owner: owner().describe('Who answers for it').exactOptional(),
});

const entry = {
  costCenter: costCenterId(),
  owner: owner()
    .describe("Who answers for the account. Default: the account's owner tag")
    .exactOptional(),
  from: utcDaySchema.describe('The first UTC day; without it, from ever').exactOptional(),
  to: utcDaySchema.describe('The UTC day after the last; without it, for good').exactOptional(),
};

// As `accountIdSchema` has it: FOCUS files have ids of other lengths than AWS's.
const accountError =
  "must be an account id in quotes, such as '111111111111', of at most 256 characters, without space around it";
const anyAccountId = () =>
  text(/^(?!\s)\P{Cc}+(?<!\s)$/u, accountError).max(256, { error: accountError });

const accountSchema = settings({ account: anyAccountId(), ...entry });

const unitSchema = settings({
  path: text(
    /^[^/]+(?:\/[^/]+)*$/,
    'must be the path of an OU from the root down, such as Root/Workloads/Production',
  ),
  ...entry,
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes */
const retentionModes = ['governance', 'compliance'] as const;

const principal = () =>
  text(
    /^arn:aws:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/,
    'must be the ARN of an IAM role or user, such as arn:aws:iam::222222222222:role/finance',
  );

/** A list that may be empty. */
function some<Item extends z.ZodType>(item: Item, things: string) {
  return z
    .array(item, { error: `must be a list of ${things}` })
    .max(10_000, { error: `must be a list of at most 10000 ${things}` })
    .default([]);
}

/** Who is charged for what, and when. */
export const chargebackSchema = settings({
  rules: text(/\S/, 'must be the path of a file of rules, such as orgcost.rules.yaml')
    .describe('The file of rules for shared costs. Default: orgcost.rules.yaml')
    .default('orgcost.rules.yaml'),
  usage: some(
    text(/\S/, 'must be the path of a CSV file, such as usage.csv'),
    'paths of CSV files',
  ).describe('Files of measured usage that rules split by'),
  costCenters: some(costCenterSchema, 'cost centers').describe(
    'All that there are; without it, whatever is named is one',
  ),
  accounts: some(accountSchema, 'accounts').describe(
    'Owners of accounts by their ids: before tags, after "orgcost owners import"',
  ),
  organizationalUnits: some(unitSchema, 'OUs').describe(
    'Owners of accounts that nothing else names: of several OUs that one is in, the deepest counts',
  ),
  unassigned: costCenterId()
    .describe('The cost center of accounts that nobody owns. Default: unassigned')
    .default(defaultUnassigned),
  finance: some(email(), 'e-mail addresses').describe('Who is told when a month can be closed'),
  retentionYears: wholeNumber(1, 100)
    .describe('How long closed statements are kept. Default: 7')
    .default(7),
  retentionMode: z
    .enum(retentionModes, { error: `must be ${retentionModes.join(' or ')}` })
    .describe(
      'Whether a locked copy can be unlocked: by whoever is given that right (governance), or by nobody, not even AWS or the root user, before its years are over (compliance). Compliance cannot be undone. Default: governance',
    )
    .default('governance'),
  closers: some(principal(), 'ARNs of IAM principals').describe(
    'Who may close months: roles or users that may assume the role OrgCostFinance. Without them there is no such role',
  ),
  prepareDay: wholeNumber(1, 28)
    .describe('Day of the month, in UTC, on which the month before is prepared. Default: 8')
    .default(8),
}).superRefine(refuseImpossibleChargeback);

export type ChargebackSettings = z.output<typeof chargebackSchema>;
