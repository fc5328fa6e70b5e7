import type * as z from 'zod';
import type { DeployableConfig } from './config-schema';

/** What each setting alone may be, but not together: each is told at the setting to change. */
export function refuseImpossible(
  config: DeployableConfig,
  { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>,
): void {
  for (const [path, message] of [
    ...rolesThatCannotBe(config),
    ...placesThatCannotBe(config),
    ...partitionsThatCannotBe(config),
    ...accountsThatCannotBe(config),
    ...tiersThatCannotBe(config),
  ]) {
    addIssue({ code: 'custom', path: [...path], message });
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestRoleName = 64;

type Fault = readonly [path: readonly PropertyKey[], message: string];

function* rolesThatCannotBe({ collection, deployment }: DeployableConfig): Iterable<Fault> {
  const account = /^arn:[^:]+:iam::(\d{12}):/.exec(collection.payerRoleArn ?? '')?.[1];
  if (account !== undefined && account !== deployment.managementAccount) {
    yield [
      ['collection', 'payerRoleArn'],
      `is a role of ${account}: the payer is deployment.managementAccount, ${deployment.managementAccount}`,
    ];
  }
  const names = [collection.memberRoleName, collection.payerRoleArn?.replace(/^.*:role\//, '')];
  if (names[0] !== undefined && names[0] === names[1]) {
    yield [
      ['collection', 'payerRoleArn'],
      'has the name of memberRoleName: the management account has both',
    ];
  }
  for (const name of ['memberRoleName', 'payerRoleArn'] as const) {
    if ((collection[name] ?? '').replace(/^.*:role\//, '').length > longestRoleName) {
      yield [['collection', name], `is longer than IAM takes: ${longestRoleName} characters`];
    }
    if (/\/.*\//.test(`/${(collection[name] ?? '').replace(/^.*:role\//, '')}`)) {
      yield [['collection', name], 'has a path: a deployment makes its roles without one'];
    }
  }
}

function* placesThatCannotBe({
  ledger,
  endpointUrl,
  region,
  deployment,
}: DeployableConfig): Iterable<Fault> {
  const elsewhere = "would lead orgcost away from the deployment's table: remove it";
  if (ledger !== undefined) yield [['ledger'], elsewhere];
  if (endpointUrl !== undefined) yield [['endpointUrl'], elsewhere];
  if (region !== undefined && region !== deployment.homeRegion) {
    yield [
      ['region'],
      `must be the Region of the table, deployment.homeRegion: ${deployment.homeRegion}`,
    ];
  }
}

/** Billing of the other partitions is apart: https://docs.aws.amazon.com/general/latest/gr/rande.html */
function* partitionsThatCannotBe({ collection, deployment }: DeployableConfig): Iterable<Fault> {
  const only = 'is not of the AWS partition aws: OrgCost is deployed in no other';
  if (/^(?:cn|us-gov|us-iso|eu-isoe)/.test(deployment.homeRegion)) {
    yield [['deployment', 'homeRegion'], only];
  }
  if (collection.payerRoleArn !== undefined && !collection.payerRoleArn.startsWith('arn:aws:')) {
    yield [['collection', 'payerRoleArn'], only];
  }
}

function* accountsThatCannotBe({ deployment }: DeployableConfig): Iterable<Fault> {
  const { excludedAccounts, managementAccount, organizationalUnits, hoursUtc } = deployment;
  const excluded = excludedAccounts.indexOf(managementAccount);
  if (excluded >= 0) {
    yield [
      ['deployment', 'excludedAccounts', excluded],
      'is the management account, which StackSets leave out anyway: remove it',
    ];
  }
  for (const [name, values] of Object.entries({
    excludedAccounts,
    organizationalUnits,
    hoursUtc,
  })) {
    yield* repeated(values, ['deployment', name]);
  }
}

function* tiersThatCannotBe({ alarms, deployment }: DeployableConfig): Iterable<Fault> {
  const selectors = ['organizationalUnits', 'tag', 'accounts'] as const;
  const tierOf = new Map<string, string>();
  const tiers = alarms.tiers.map((tier, index) => ({ tier, path: ['alarms', 'tiers', index] }));
  yield* repeatedNames(tiers.map(({ tier }) => tier.name));
  for (const { tier, path } of tiers) {
    if (selectors.filter((name) => tier[name] !== undefined).length !== 1) {
      yield [path, 'must have one of organizationalUnits, tag and accounts'];
    }
    if (tier.monthToDate === undefined && tier.daily === undefined) {
      yield [path, 'changes no threshold: give it monthToDate or daily'];
    }
    for (const [at, account] of (tier.accounts ?? []).entries()) {
      const earlier = tierOf.get(account);
      if (earlier !== undefined) {
        yield [
          [...path, 'accounts', at],
          `is in tier ${earlier} already, which counts: remove one`,
        ];
      }
      if (deployment.excludedAccounts.includes(account)) {
        yield [[...path, 'accounts', at], 'is excluded by deployment.excludedAccounts: remove one'];
      }
      tierOf.set(account, earlier ?? tier.name);
    }
  }
}

function* repeatedNames(names: readonly string[]): Iterable<Fault> {
  for (const [at, name] of names.entries()) {
    if (names.indexOf(name) < at) {
      yield [['alarms', 'tiers', at, 'name'], `is another tier's name, too: choose another`];
    }
  }
}

function* repeated(values: readonly unknown[], path: readonly string[]): Iterable<Fault> {
  for (const [at, value] of values.entries()) {
    if (values.indexOf(value) < at) yield [[...path, at], 'is there twice: remove one'];
  }
}
