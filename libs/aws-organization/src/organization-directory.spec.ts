import { parseUtcDay, type OrganizationAccount } from '@orgcost/domain';
import {
  awsFault,
  scriptedAws,
  type AwsCall,
  type AwsReply,
  type ScriptedAws,
} from '@orgcost/testing';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { organizationDirectory } from './organization-directory';
import { createOrganizationsClient } from './organizations-client';

const [payer, web, moved] = ['111111111111', '222222222222', '333333333333'];

/** Answers by operation and by the id or the token that is asked about. */
let script: Record<string, AwsReply>;
let aws: ScriptedAws;

beforeEach(async () => {
  script = {
    DescribeOrganization: { body: { Organization: { Id: 'o-1', MasterAccountId: payer } } },
    'ListAccounts undefined': {
      body: {
        Accounts: [
          {
            Id: payer,
            Name: 'Payer',
            Email: 'payer@example.com',
            State: 'ACTIVE',
            Status: 'SUSPENDED',
          },
        ],
        NextToken: 'empty',
      },
    },
    'ListAccounts empty': { body: { Accounts: [], NextToken: 'last' } },
    'ListAccounts last': {
      body: {
        Accounts: [
          {
            Id: web,
            Name: 'Größe',
            Email: 'web@example.com',
            Status: 'PENDING_CLOSURE',
            JoinedTimestamp: 1709596800.5,
          },
        ],
      },
    },
    ListRoots: { body: { Roots: [{ Id: 'r-1', Name: 'Root' }] } },
    'ListAccountsForParent r-1': { body: { Accounts: [{ Id: payer }] } },
    'ListOrganizationalUnitsForParent r-1': {
      body: { OrganizationalUnits: [{ Id: 'ou-1', Name: 'Workloads' }] },
    },
    'ListAccountsForParent ou-1': { body: { Accounts: [] } },
    'ListOrganizationalUnitsForParent ou-1': {
      body: { OrganizationalUnits: [{ Id: 'ou-2', Name: 'Production' }] },
    },
    'ListAccountsForParent ou-2': { body: { Accounts: [{ Id: web }] } },
    'ListOrganizationalUnitsForParent ou-2': { body: { OrganizationalUnits: [] } },
    [`ListTagsForResource ${payer}`]: { body: { Tags: [] } },
    [`ListTagsForResource ${web}`]: {
      body: { Tags: [{ Key: 'owner', Value: 'ana@example.com' }], NextToken: 'more' },
    },
    'ListTagsForResource more': { body: { Tags: [{ Key: 'empty', Value: '' }] } },
  };
  aws = await scriptedAws(scripted);
});

afterEach(() => aws.close());

function scripted({ operation, input }: AwsCall): AwsReply {
  const { NextToken, ParentId, ChildId, ResourceId } = input as Record<string, string>;
  const about = NextToken ?? ParentId ?? ChildId ?? ResourceId;
  return script[`${operation} ${about}`] ?? script[operation] ?? awsFault('UnknownOperation');
}

async function listAccounts(): Promise<readonly OrganizationAccount[]> {
  const directory = organizationDirectory(
    createOrganizationsClient({
      endpoint: aws.endpoint,
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
      retryStrategy: new ConfiguredRetryStrategy(10, 1),
    }),
  );
  const listed = await directory.listAccounts();
  const tags = await directory.accountTags(listed.map(({ id }) => id));
  return listed.flatMap((account) => {
    const tagsOfAccount = tags.get(account.id);
    return tagsOfAccount ? [{ ...account, tags: tagsOfAccount }] : [];
  });
}

const payerAccount: OrganizationAccount = {
  id: payer,
  name: 'Payer',
  email: 'payer@example.com',
  state: 'ACTIVE',
  organizationalUnitPath: 'Root',
  tags: {},
  management: true,
};

const webAccount: OrganizationAccount = {
  id: web,
  name: 'Größe',
  email: 'web@example.com',
  state: 'PENDING_CLOSURE',
  organizationalUnitPath: 'Root/Workloads/Production',
  joined: parseUtcDay('2024-03-05'),
  tags: { owner: 'ana@example.com', empty: '' },
  management: false,
};

test('lists every account with its state, path and tags, over empty pages too', async () => {
  expect(await listAccounts()).toEqual([payerAccount, webAccount]);
});

test.each<[string, object, Partial<OrganizationAccount>]>([
  ['is still being made', { State: 'PENDING_ACTIVATION' }, { state: 'PENDING_ACTIVATION' }],
  ['has a state that is new to us', { State: 'HIBERNATING' }, { state: 'HIBERNATING' }],
  ['has a status that is new to us', { Status: 'HIBERNATING' }, { state: 'HIBERNATING' }],
  ['has neither', {}, { state: 'UNKNOWN' }],
  [
    'has nothing but its id',
    { Name: null, Email: null, State: null, Status: null, JoinedTimestamp: null },
    { name: web, state: 'UNKNOWN' },
  ],
])('an account that %s is listed like all others', async (_, told, known) => {
  script['ListAccounts last'] = { body: { Accounts: [{ Id: web, Name: 'Web', ...told }] } };

  const { organizationalUnitPath, tags, management } = webAccount;
  expect(await listAccounts()).toEqual([
    payerAccount,
    { id: web, name: 'Web', organizationalUnitPath, tags, management, ...known },
  ]);
});

describe('an organization that changes while it is read', () => {
  beforeEach(() => {
    script['ListAccounts last'] = {
      body: { Accounts: [{ Id: moved, Name: 'Moved', State: 'ACTIVE' }] },
    };
    script[`ListTagsForResource ${moved}`] = { body: { Tags: [] } };
  });

  const movedAccount = { id: moved, name: 'Moved', state: 'ACTIVE', tags: {}, management: false };

  test('an account that was moved is looked up where it is now', async () => {
    script[`ListParents ${moved}`] = { body: { Parents: [{ Id: 'ou-1' }] } };

    expect(await listAccounts()).toEqual([
      payerAccount,
      { ...movedAccount, organizationalUnitPath: 'Root/Workloads' },
    ]);
  });

  test('also in a unit that is new', async () => {
    script[`ListParents ${moved}`] = { body: { Parents: [{ Id: 'ou-new' }] } };
    script['ListParents ou-new'] = { body: { Parents: [{ Id: 'ou-1' }] } };
    script['DescribeOrganizationalUnit'] = {
      body: { OrganizationalUnit: { Id: 'ou-new', Name: 'New' } },
    };

    expect(await listAccounts()).toEqual([
      payerAccount,
      { ...movedAccount, organizationalUnitPath: 'Root/Workloads/New' },
    ]);
  });

  test.each([
    ['parent', `ListParents ${moved}`, 'ChildNotFoundException'],
    ['tags', `ListTagsForResource ${moved}`, 'TargetNotFoundException'],
  ])('an account that has left before its %s are read is left out', async (_, call, fault) => {
    script[`ListParents ${moved}`] = { body: { Parents: [{ Id: 'ou-1' }] } };
    script[call] = awsFault(fault);

    expect(await listAccounts()).toEqual([payerAccount]);
  });

  test('a unit that was deleted holds no accounts', async () => {
    script['ListAccountsForParent ou-2'] = awsFault('ParentNotFoundException');
    script[`ListParents ${moved}`] = { body: { Parents: [{ Id: 'r-1' }] } };

    expect(await listAccounts()).toEqual([
      payerAccount,
      { ...movedAccount, organizationalUnitPath: 'Root' },
    ]);
  });
});

test.each<[string, string, AwsReply, string, string]>([
  [
    'a missing permission',
    'DescribeOrganization',
    awsFault('AccessDeniedException'),
    'denied',
    'The organization: it may not be listed: use the management account or a delegated administrator, and allow organizations:Describe* and organizations:List*',
  ],
  [
    'a policy that forbids it',
    'ListRoots',
    awsFault(
      'AccessDeniedException',
      'User: arn:aws:iam::111111111111:user/ana is not authorized to perform: organizations:ListRoots on resource: * with an explicit deny in a service control policy',
    ),
    'denied',
    'The organization: it may not be listed: use the management account or a delegated administrator, and allow organizations:Describe* and organizations:List* (AWS says: with an explicit deny in a service control policy)',
  ],
  [
    'an account without an organization',
    'DescribeOrganization',
    awsFault('AWSOrganizationsNotInUseException'),
    'denied',
    'The organization: this account belongs to none: use one that does',
  ],
  [
    'throttling without end',
    'ListRoots',
    awsFault('TooManyRequestsException'),
    'throttled',
    'The organization: organizations:ListRoots is throttled beyond all retries: try again later',
  ],
  [
    'server errors without end',
    'ListRoots',
    awsFault('ServiceException', 'oops', 500),
    'unavailable',
    'The organization: organizations:ListRoots failed (ServiceException: oops)',
  ],
  [
    'the page of a server that is not AWS',
    'ListRoots',
    { status: 500, body: '<!doctype html>\n<title>500</title>' },
    'unavailable',
    expect.stringMatching(
      /^The organization: organizations:ListRoots answered with what cannot be read \(Unexpected token .+\): try again later, or correct AWS_ENDPOINT_URL\*$/,
    ),
  ],
  [
    'expired credentials',
    'DescribeOrganization',
    awsFault('ExpiredTokenException'),
    'unavailable',
    'Your own AWS credentials have expired: sign in again',
  ],
  [
    'a secret access key that is not the right one',
    'DescribeOrganization',
    awsFault('InvalidSignatureException'),
    'unavailable',
    "AWS refuses the signature of your own credentials: correct the secret access key, or this machine's clock",
  ],
  [
    'an account without an id',
    'ListAccounts last',
    { body: { Accounts: [{ Name: 'Web', State: 'ACTIVE' }] } },
    'unavailable',
    'The organization: organizations:ListAccounts answered with what makes no sense: Id: expected string, received undefined',
  ],
])('%s: one line that says what to do', async (_, call, reply, kind, message) => {
  script[call] = reply;

  await expect(listAccounts()).rejects.toMatchObject({ name: 'CostSourceError', kind, message });
});

test('without credentials it says so', async () => {
  const client = createOrganizationsClient({
    endpoint: aws.endpoint,
    credentials: () =>
      Promise.reject(
        Object.assign(new Error('Could not load credentials'), {
          name: 'CredentialsProviderError',
        }),
      ),
  });

  await expect(organizationDirectory(client).listAccounts()).rejects.toMatchObject({
    name: 'CostSourceError',
    kind: 'unavailable',
    message:
      'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE',
  });
});
