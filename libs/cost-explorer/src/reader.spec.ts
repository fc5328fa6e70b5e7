import { CappedPageMeter, CostSourceError, PageCapReachedError } from '@orgcost/collection';
import { dayRange, parseUtcDay } from '@orgcost/domain';
import { awsFault, scriptedAws, type AwsReply, type ScriptedAws } from '@orgcost/testing';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { createCostExplorerClients } from './clients';
import { both, ofAccounts, ofChargeType } from './filter';
import { CostExplorerReader, type CostQuery } from './reader';

const query: CostQuery = {
  range: dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-03')),
  granularity: 'DAILY',
  groupBy: ['LINKED_ACCOUNT', 'SERVICE'],
  filter: both(ofAccounts(['111111111111', '222222222222']), ofChargeType('Usage')),
};

const emptyDay: AwsReply = {
  body: {
    ResultsByTime: [
      { TimePeriod: { Start: '2026-11-01', End: '2026-11-02' }, Groups: [], Estimated: false },
    ],
  },
};

let aws: ScriptedAws;
let replies: AwsReply[];
let connections: number;
let meter: CappedPageMeter;
let reader: CostExplorerReader;

beforeEach(async () => {
  replies = [];
  connections = 0;
  aws = await scriptedAws(() => replies.shift() ?? emptyDay);
  meter = new CappedPageMeter();
  const clientWith = createCostExplorerClients({
    endpoint: aws.endpoint,
    requestsPerSecond: 10_000,
    retryStrategy: new ConfiguredRetryStrategy(10, 1),
  });
  reader = new CostExplorerReader(() => {
    connections += 1;
    return clientWith({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  }, 'Account 111111111111');
});

afterEach(() => aws.close());

test('asks for all metrics by two dimensions, page by page, and pays for each page once', async () => {
  replies.push({ body: { ResultsByTime: [], NextPageToken: 'page-2' } });

  expect(await reader.costAndUsage(query, meter)).toEqual([
    { start: '2026-11-01', estimated: false, groups: [] },
  ]);
  const input = {
    TimePeriod: { Start: '2026-11-01', End: '2026-11-03' },
    Granularity: 'DAILY',
    Metrics: ['UnblendedCost', 'AmortizedCost', 'NetUnblendedCost', 'NetAmortizedCost'],
    GroupBy: [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'DIMENSION', Key: 'SERVICE' },
    ],
    Filter: {
      And: [
        { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['111111111111', '222222222222'] } },
        { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
      ],
    },
  };
  expect(aws.calls).toEqual([
    { operation: 'GetCostAndUsage', input },
    { operation: 'GetCostAndUsage', input: { ...input, NextPageToken: 'page-2' } },
  ]);
  expect(meter.paid).toBe(2);
});

test('asks for the values of a dimension, page by page, and pays for each page once', async () => {
  replies.push(
    { body: { DimensionValues: [{ Value: 'Tax' }], NextPageToken: 'page-2' } },
    { body: { DimensionValues: [{ Value: 'Usage' }] } },
  );

  expect(
    await reader.dimensionValues('RECORD_TYPE', query.range, meter, ofAccounts(['111111111111'])),
  ).toEqual(['Tax', 'Usage']);
  const input = {
    TimePeriod: { Start: '2026-11-01', End: '2026-11-03' },
    Dimension: 'RECORD_TYPE',
    Context: 'COST_AND_USAGE',
    Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['111111111111'] } },
  };
  expect(aws.calls).toEqual([
    { operation: 'GetDimensionValues', input },
    { operation: 'GetDimensionValues', input: { ...input, NextPageToken: 'page-2' } },
  ]);
  expect(meter.paid).toBe(2);
});

test('throttling and server errors are retried by the SDK and cost nothing', async () => {
  replies.push(
    awsFault('ThrottlingException'),
    awsFault('LimitExceededException'),
    awsFault('TooManyRequestsException'),
    awsFault('InternalServerError', 'oops', 500),
    awsFault('ServiceUnavailable', 'oops', 503),
  );

  await reader.costAndUsage(query, meter);
  expect(aws.calls).toHaveLength(6);
  expect(meter.paid).toBe(1);
});

test('credentials that expire during the read are renewed, and the read goes on', async () => {
  replies.push(
    { body: { ResultsByTime: [], NextPageToken: 'page-2' } },
    awsFault('ExpiredTokenException'),
    { body: { ResultsByTime: [], NextPageToken: 'page-3' } },
  );

  expect(await reader.costAndUsage(query, meter)).toEqual([
    { start: '2026-11-01', estimated: false, groups: [] },
  ]);
  expect(connections).toBe(2);
  expect(meter.paid).toBe(3);
});

test('what the credentials say of themselves is handed on as it is', async () => {
  const refusal = new CostSourceError('denied', 'The role cannot be assumed');
  const clientWith = createCostExplorerClients({ endpoint: aws.endpoint });
  const connect = () => clientWith(() => Promise.reject(refusal));

  await expect(
    new CostExplorerReader(connect, 'Account 111111111111').costAndUsage(query, meter),
  ).rejects.toBe(refusal);
  expect(meter.paid).toBe(0);
});

test('the cap of the meter stops the read before the page is asked for', async () => {
  replies.push({ body: { ResultsByTime: [], NextPageToken: 'page-2' } });

  await expect(reader.costAndUsage(query, new CappedPageMeter(1))).rejects.toEqual(
    new PageCapReachedError('the cap of 1 paid pages is reached'),
  );
  expect(aws.calls).toHaveLength(1);
});

const lasting = Array.from({ length: 30 });

test.each<[string, AwsReply[], string, string]>([
  [
    'a missing permission',
    [awsFault('AccessDeniedException', 'User: x is not\nauthorized')],
    'denied',
    "Account 111111111111: ce:GetCostAndUsage is denied: allow it in the policy of the role that is assumed there and, for member accounts, Cost Explorer access in the management account's preferences",
  ],
  [
    'a policy that forbids it',
    [
      awsFault(
        'AccessDeniedException',
        'User: arn:aws:sts::111111111111:assumed-role/OrgCostCollector/orgcost is not authorized to perform: ce:GetCostAndUsage on resource: arn:aws:ce:us-east-1:111111111111:/GetCostAndUsage with an explicit deny in a service control policy',
      ),
    ],
    'denied',
    "Account 111111111111: ce:GetCostAndUsage is denied: allow it in the policy of the role that is assumed there and, for member accounts, Cost Explorer access in the management account's preferences (AWS says: with an explicit deny in a service control policy)",
  ],
  [
    'a closed account',
    [awsFault('OptInRequired')],
    'denied',
    'Account 111111111111: ce:GetCostAndUsage is denied: the account has no subscription, as when it is closed or suspended',
  ],
  [
    'a new account',
    [awsFault('DataUnavailableException')],
    'no-data',
    'Account 111111111111: ce:GetCostAndUsage has no data yet: Cost Explorer prepares it within 24 hours of its first use',
  ],
  [
    'days too old',
    [awsFault('BillExpirationException')],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage no longer has these days: ask for a later start',
  ],
  [
    'throttling without end',
    lasting.map(() => awsFault('LimitExceededException')),
    'throttled',
    'Account 111111111111: ce:GetCostAndUsage is throttled beyond all retries: collect with fewer requests a second',
  ],
  [
    'credentials that are not known',
    [awsFault('UnrecognizedClientException')],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage does not know the credentials of the role that was assumed: collect later',
  ],
  [
    'a signature that is refused',
    lasting.map(() => awsFault('InvalidSignatureException', 'Signature expired: 20261123T000000Z')),
    'unavailable',
    "Account 111111111111: ce:GetCostAndUsage refuses the signature of the role that was assumed: correct this machine's clock",
  ],
  [
    'credentials that expire again',
    lasting.map(() => awsFault('ExpiredTokenException')),
    'unavailable',
    "Account 111111111111: ce:GetCostAndUsage takes the credentials of the role that was assumed for expired, new ones too: correct this machine's clock",
  ],
  [
    'tokens refused without end',
    lasting.map(() => awsFault('InvalidNextTokenException')),
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage refused its own page tokens again and again: collect later',
  ],
  [
    'an answer that changes without end',
    lasting.map(() => awsFault('RequestChangedException')),
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage changed its answer again and again while it was read: collect later',
  ],
  [
    'server errors without end',
    lasting.map(() => awsFault('InternalServerError', 'oops', 500)),
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage failed (InternalServerError: oops)',
  ],
  [
    'the page of a server that is not AWS',
    lasting.map(() => ({ status: 500, body: '<!doctype html>\n<title>500</title>' })),
    'unavailable',
    `Account 111111111111: ce:GetCostAndUsage answered with what is not JSON: collect later, or correct AWS_ENDPOINT_URL*`,
  ],
  [
    'a request that AWS does not take',
    [awsFault('ValidationException', 'Start date is too early')],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage failed (ValidationException: Start date is too early)',
  ],
  [
    'an answer of another shape',
    [{ body: { ResultsByTime: [{}] } }],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage answered with what makes no sense: ResultsByTime[0].TimePeriod: expected object, received undefined',
  ],
  [
    'an answer that leaves out a day',
    [{ body: { ResultsByTime: [{ TimePeriod: { Start: '2026-11-02' } }] } }],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage answered with what makes no sense: it does not tell of 2026-11-01',
  ],
  [
    'a day outside the range',
    [{ body: { ResultsByTime: [{ TimePeriod: { Start: '2026-11-03' } }] } }],
    'unavailable',
    'Account 111111111111: ce:GetCostAndUsage answered with what makes no sense: 2026-11-03 is not in the range from 2026-11-01 to 2026-11-03',
  ],
])('%s: one line that says what to do', async (_, script, kind, message) => {
  replies.push(...script);

  const error: unknown = await reader.costAndUsage(query, meter).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CostSourceError);
  expect(error).toMatchObject({ kind, message });
});

test('an answer that is no JSON, or no answer at all, makes the source unavailable', async () => {
  replies.push({ body: '<html>' });
  await expect(reader.costAndUsage(query, meter)).rejects.toMatchObject({ kind: 'unavailable' });

  await aws.close();
  await expect(reader.costAndUsage(query, meter)).rejects.toMatchObject({ kind: 'unavailable' });
});
