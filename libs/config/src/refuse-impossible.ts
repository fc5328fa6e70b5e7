import type * as z from 'zod';
import type { DeployableConfig } from './config-schema';
import {
  alarmReaderRoleName,
  alarmTesterRoleName,
  defaultMemberRoleName,
  defaultPayerRoleName,
  financeRoleName,
  roleNameOf,
} from './deployed-roles';

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
    ...unitsThatCannotBe(config),
    ...workflowsThatCannotBe(config),
    ...tiersThatCannotBe(config),
    ...ownersThatCannotBe(config),
    ...closersThatCannotBe(config),
  ]) {
    addIssue({ code: 'custom', path: [...path], message });
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestRoleName = 64;

/** In small letters. */
const reservedRoleNames = new Set(
  [alarmReaderRoleName, alarmTesterRoleName, financeRoleName].map((name) => name.toLowerCase()),
);

type Fault = readonly [path: readonly PropertyKey[], message: string];

function* rolesThatCannotBe({ collection, deployment }: DeployableConfig): Iterable<Fault> {
  const account = /^arn:[^:]+:iam::(\d{12}):/.exec(collection.payerRoleArn ?? '')?.[1];
  if (account !== undefined && account !== deployment.managementAccount) {
    yield [
      ['collection', 'payerRoleArn'],
      `is a role of ${account}: the payer is deployment.managementAccount, ${deployment.managementAccount}`,
    ];
  }
  // IAM takes two names that differ in case for the same.
  const payerRoleName = roleNameOf(collection.payerRoleArn ?? defaultPayerRoleName);
  const memberRoleName = collection.memberRoleName ?? defaultMemberRoleName;
  if (memberRoleName.toLowerCase() === payerRoleName.toLowerCase()) {
    yield collection.payerRoleArn === undefined
      ? [
          ['collection', 'memberRoleName'],
          "is the payer role's name, where payerRoleArn names no other: the management account has both",
        ]
      : [
          ['collection', 'payerRoleArn'],
          'has the name of memberRoleName: the management account has both',
        ];
  }
  for (const name of ['memberRoleName', 'payerRoleArn'] as const) {
    const role = roleNameOf(collection[name] ?? '');
    if (role.length > longestRoleName) {
      yield [['collection', name], `is longer than IAM takes: ${longestRoleName} characters`];
    }
    if (role.includes('/')) {
      yield [['collection', name], 'has a path: a deployment makes its roles without one'];
    }
    if (reservedRoleNames.has(role.toLowerCase())) {
      yield [['collection', name], 'is the name of another role of OrgCost: choose another'];
    }
    if (/^orgcost-/i.test(role)) {
      yield [
        ['collection', name],
        "begins with orgcost-, as the names of OrgCost's own roles do: choose another",
      ];
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
  if (/^(?:cn|us-gov|us-iso|eu-isoe|eusc)/.test(deployment.homeRegion)) {
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

/** The id of an OU has that of its root, and an organization has one root. */
function* unitsThatCannotBe({ alarms, deployment }: DeployableConfig): Iterable<Fault> {
  const units = [
    { path: ['deployment', 'organizationalUnits'], ids: deployment.organizationalUnits },
    ...alarms.tiers.map(({ organizationalUnits = [] }, index) => ({
      path: ['alarms', 'tiers', index, 'organizationalUnits'],
      ids: organizationalUnits,
    })),
  ].flatMap(({ path, ids }) => ids.map((id, at) => ({ id, path: [...path, at] })));
  const [first] = units;
  for (const { id, path } of units) {
    if (first !== undefined && rootOf(id) !== rootOf(first.id)) {
      yield [path, `is of another organization than ${first.id}: an organization has one root`];
    }
  }
}

function rootOf(unit: string): string | undefined {
  return unit.split('-')[1];
}

function* workflowsThatCannotBe({ deployment: { github } }: DeployableConfig): Iterable<Fault> {
  if (github === undefined) return;
  for (const [name, other] of [
    ['ownerId', 'repositoryId'],
    ['repositoryId', 'ownerId'],
  ] as const) {
    if (github[name] !== undefined && github[other] === undefined) {
      yield [['deployment', 'github', name], `does nothing without ${other}: give both or none`];
    }
  }
}

const policies = ['monthToDate', 'daily', 'change', 'forecast', 'budget'] as const;

function* tiersThatCannotBe({ alarms, deployment }: DeployableConfig): Iterable<Fault> {
  const selectors = ['organizationalUnits', 'tag', 'accounts'] as const;
  const tierOf = new Map<string, string>();
  let whole: string | undefined;
  const tiers = alarms.tiers.map((tier, index) => ({ tier, path: ['alarms', 'tiers', index] }));
  yield* repeatedNames(tiers.map(({ tier }) => tier.name));
  for (const { tier, path } of tiers) {
    if (selectors.filter((name) => tier[name] !== undefined).length !== 1) {
      yield [path, 'must have one of organizationalUnits, tag and accounts'];
    }
    if (policies.every((name) => tier[name] === undefined)) {
      yield [path, `changes nothing: give it one of ${policies.join(', ')}`];
    }
    // The management account goes by its id alone.
    if (whole !== undefined && !tier.accounts?.includes(deployment.managementAccount)) {
      yield [path, `never counts: every account is in tier ${whole} before, by the root`];
    }
    yield* repeatedPlaces(tier, path, tierOf);
    if (tier.organizationalUnits?.some((id) => id.startsWith('r-'))) whole ??= tier.name;
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

function* ownersThatCannotBe({ mail }: DeployableConfig): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [at, { owner, accounts, from }] of (mail?.owners ?? []).entries()) {
    const path = ['mail', 'owners', at];
    if ((owner === undefined) === (accounts === undefined)) {
      yield [path, 'must have one of owner and accounts'];
      continue;
    }
    for (const whose of owner === undefined ? (accounts ?? []) : [`owner ${owner}`]) {
      const key = `${whose} ${from ?? ''}`;
      if (seen.has(key))
        yield [path, `tells of ${whose} from the same day as one before: remove one`];
      seen.add(key);
    }
  }
}

function* closersThatCannotBe({ chargeback, mail }: DeployableConfig): Iterable<Fault> {
  if (chargeback === undefined) return;
  if (chargeback.finance.length > 0 && mail === undefined) {
    yield [['chargeback', 'finance'], 'are mailed from mail.sender: add mail, or remove them'];
  }
  yield* repeated(chargeback.closers, ['chargeback', 'closers']);
  yield* repeated(chargeback.finance, ['chargeback', 'finance']);
}

/** OUs and tags that an earlier tier has, or the same one. */
function* repeatedPlaces(
  { name, organizationalUnits = [], tag }: DeployableConfig['alarms']['tiers'][number],
  path: readonly PropertyKey[],
  tierOf: Map<string, string>,
): Iterable<Fault> {
  const places = [
    ...organizationalUnits.map((id, at) => ({ key: id, at: ['organizationalUnits', at] })),
    ...(tag === undefined ? [] : [{ key: JSON.stringify([tag.key, tag.value]), at: ['tag'] }]),
  ];
  for (const { key, at } of places) {
    const earlier = tierOf.get(key);
    if (earlier !== undefined) {
      yield [[...path, ...at], `is in tier ${earlier} already, which counts: remove one`];
    }
    tierOf.set(key, earlier ?? name);
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
