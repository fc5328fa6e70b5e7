import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { startLocalOrganization, type LocalOrganization } from '../local-organization';
import { clientsOf } from '../testing/clients';
import { accountNamed, origin } from '../testing/organizations';
import { aQuery } from '../testing/read-costs';
import { faultKinds, type FaultKind } from './planned-faults';

let local: LocalOrganization;
let clients: ReturnType<typeof clientsOf>;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, accounts: 8 });
  clients = clientsOf(local);
});
afterEach(() => local.close());

const query = aQuery('2026-11-01', '2026-11-06');

/** What an error is called, or says where it has no name of its own; undefined where there is an answer. */
async function errorOf(answer: Promise<unknown>): Promise<string | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.name === 'Error' ? error.message : error.name;
  }
}

function ask(operation: string, abortSignal: AbortSignal): Promise<unknown> {
  const { sts, organizations, costExplorer } = clients;
  switch (operation) {
    case 'GetCallerIdentity':
      return sts.send(new GetCallerIdentityCommand({}), { abortSignal });
    case 'DescribeOrganization':
      return organizations.send(new DescribeOrganizationCommand({}), { abortSignal });
    default:
      return costExplorer.send(new GetCostAndUsageCommand(query), { abortSignal });
  }
}

const names: Readonly<Record<FaultKind, [sts: string, organizations: string, ce: string]>> = {
  throttle: ['Throttling', 'TooManyRequestsException', 'LimitExceededException'],
  'server-error': ['InternalFailure', 'ServiceException', 'InternalFailure'],
  timeout: ['AbortError', 'AbortError', 'AbortError'],
  reset: ['ECONNRESET', 'ECONNRESET', 'ECONNRESET'],
  truncated: ['aborted', 'aborted', 'aborted'],
  malformed: ['XML parse error', 'SyntaxError', 'SyntaxError'],
  'wrong-type': ['', '', ''],
  'expired-credentials': ['ExpiredToken', 'ExpiredTokenException', 'ExpiredTokenException'],
  'access-denied': ['AccessDenied', 'AccessDeniedException', 'AccessDeniedException'],
  'clock-skew': ['SignatureDoesNotMatch', 'InvalidSignatureException', 'InvalidSignatureException'],
};

describe.each(faultKinds.filter((kind) => kind !== 'wrong-type'))('%s', (kind) => {
  it.each([
    ['GetCallerIdentity', 0],
    ['DescribeOrganization', 1],
    ['GetCostAndUsage', 2],
  ])('happens to %s once, and is not paid for', async (operation, index) => {
    local.setFaults({ planned: [{ operation, kind, times: 1 }] });
    const hangUp = AbortSignal.timeout(kind === 'timeout' ? 50 : 10_000);
    expect(await errorOf(ask(operation, hangUp))).toContain(names[kind][index]);
    expect(local.requests.paidPages()).toBe(0);
    expect(await errorOf(ask(operation, AbortSignal.timeout(10_000)))).toBe(undefined);
    expect(local.plannedFaultsTaken).toBe(1);
  });
});

it('gives members of an answer other types', async () => {
  local.setFaults({ planned: [{ operation: 'GetCallerIdentity', kind: 'wrong-type' }] });
  await expect(clients.sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow('UserId');
});

it('concerns the role alone that it names, when it is assumed and when it calls', async () => {
  const [one, other] = ['Web Shop Production', 'Payments'].map(
    (name) => accountNamed(name, local.organization).id,
  );
  const role = `arn:aws:iam::${one}:role/${local.settings.memberRoleName}`;
  const costsOf = (account = '') =>
    errorOf(clients.memberCostExplorer(account).send(new GetCostAndUsageCommand(query)));
  for (const operation of ['AssumeRole', 'GetCostAndUsage']) {
    local.setFaults({ planned: [{ operation, kind: 'server-error', role }] });
    expect([await costsOf(one), await costsOf(other)]).toEqual(['InternalFailure', undefined]);
  }
});

it('is a skewed clock no longer to a client that has corrected its own', async () => {
  local.setFaults({ planned: [{ operation: 'ListAccounts', kind: 'clock-skew' }] });
  const { endpoint, environment } = local;
  const client = new OrganizationsClient({
    endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  expect((await client.send(new ListAccountsCommand({}))).Accounts).toHaveLength(8);
  expect(local.requests.count('ListAccounts')).toBe(2);
});

it.each<[string, string, FaultKind[]]>([
  ['an answer', 'DescribeOrganization', []],
  ['a refusal', 'NoSuchOperation', []],
  ['an answer in no format', 'DescribeOrganization', ['malformed']],
  ['half an answer', 'DescribeOrganization', ['truncated']],
  ['a refusal that was planned', 'DescribeOrganization', ['throttle']],
])('tells a skewed clock in %s', async (_, operation, kinds) => {
  const isAhead = async () => {
    const { headers } = await fetch(local.endpoint, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${local.environment.AWS_ACCESS_KEY_ID}/, Signature=`,
        'x-amz-target': `AWSOrganizationsV20161128.${operation}`,
      },
      body: '{}',
    });
    return Date.parse(headers.get('date') ?? '') > Date.now() + 1_800_000;
  };
  const planned = kinds.map((kind) => ({ operation, kind }));
  local.setFaults({ planned });
  expect(await isAhead()).toBe(false);
  local.setFaults({ planned: [...planned, { operation: 'ListAccounts', kind: 'clock-skew' }] });
  expect(await isAhead()).toBe(true);
});
