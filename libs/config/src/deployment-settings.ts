import * as z from 'zod';
import {
  accountId,
  email,
  list,
  organizationalUnits,
  region,
  settings,
  text,
  wholeNumber,
} from './fields';

const githubSchema = settings({
  repository: text(
    /^[\w.-]+\/[\w.-]+$/,
    'must be a repository of GitHub, such as example/cost-tracker',
  ).describe('The repository whose workflow deploys'),
  ownerId: wholeNumber(1, Number.MAX_SAFE_INTEGER)
    .describe("GitHub's number for the owner, where its tokens have it")
    .exactOptional(),
  repositoryId: wholeNumber(1, Number.MAX_SAFE_INTEGER)
    .describe("GitHub's number for the repository, where its tokens have it")
    .exactOptional(),
  environment: text(/^[\w.-]{1,255}$/, 'must be the name of an environment, such as production')
    .describe('The environment of that repository whose approval a deployment needs')
    .default('production'),
});

/** Where OrgCost is deployed, and for whom. */
export const deploymentSettingsSchema = settings({
  organizationId: text(
    /^o-[a-z0-9]{10,32}$/,
    'must be the id of an organization, such as o-exampleorgid',
  ),
  managementAccount: accountId().describe('The account that pays for the organization'),
  trackerAccount: accountId().describe(
    'The account that OrgCost runs in: a delegated administrator, or the management account itself',
  ),
  homeRegion: region()
    .describe('Where the ledger and the collector are. Alarms are always in us-east-1')
    .default('us-east-1'),
  // No more in one operation of StackSets: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  organizationalUnits: organizationalUnits(50).describe(
    'Accounts in these OUs, at any depth, get roles and alarms; the root is the whole organization',
  ),
  excludedAccounts: z
    .array(accountId(), { error: 'must be a list of account ids' })
    .describe('Accounts of these OUs that get no role and no alarm')
    .default([]),
  hoursUtc: list(wholeNumber(0, 23), 24, 'hours')
    .describe('Hours of the day, in UTC, at which costs are collected')
    .default([6]),
  maxPages: wholeNumber(1, 10_000_000).describe(
    'Pages of Cost Explorer that one run may pay for, at $0.01 each',
  ),
  operators: email().describe('Who is told when OrgCost itself fails'),
  github: githubSchema.describe('The CI that deploys; without it, people do').exactOptional(),
});

export type DeploymentSettings = z.output<typeof deploymentSettingsSchema>;
