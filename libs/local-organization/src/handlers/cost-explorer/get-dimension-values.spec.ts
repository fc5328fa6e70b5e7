import {
  GetDimensionValuesCommand,
  type GetDimensionValuesCommandInput,
} from '@aws-sdk/client-cost-explorer';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, accountThatIs, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  local = await startLocalOrganization({ today: origin, pageSize: 20 });
  clients = clientsOf(local);
});
afterAll(() => local.close());

function ask(rest: Partial<GetDimensionValuesCommandInput>, client = clients.payerCostExplorer) {
  return client.send(
    new GetDimensionValuesCommand({
      TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
      Dimension: 'RECORD_TYPE',
      ...rest,
    }),
  );
}

it('tells the charge types of the organization', async () => {
  const { $metadata, ...answer } = await ask({});
  expect($metadata.httpStatusCode).toBe(200);
  const types = [
    'Credit',
    'DiscountedUsage',
    'Enterprise Discount Program Discount',
    'Fee',
    'RIFee',
    'Refund',
    'SavingsPlanCoveredUsage',
    'SavingsPlanNegation',
    'SavingsPlanRecurringFee',
    'Support',
    'Tax',
    'Usage',
  ];
  expect(answer).toEqual({
    DimensionValues: types.map((Value) => ({ Value, Attributes: {} })),
    ReturnSize: 12,
    TotalSize: 12,
  });
});

it.each([
  ['BILLING_ENTITY', ['AWS', 'AWS Marketplace']],
  ['INVOICING_ENTITY', ['Amazon Web Services EMEA SARL', 'Amazon Web Services, Inc.']],
] as const)('tells each %s', async (Dimension, values) => {
  const { DimensionValues } = await ask({ Dimension });
  expect(DimensionValues).toEqual(values.map((Value) => ({ Value, Attributes: {} })));
});

it('tells the charge types of what a third party sells', async () => {
  const Filter = {
    Dimensions: { Key: 'BILLING_ENTITY' as const, Values: ['AWS Marketplace'] },
  };
  const { DimensionValues } = await ask({ Filter });
  expect(DimensionValues?.map(({ Value }) => Value)).toEqual(['Fee', 'Tax', 'Usage']);
});

it('tells a member only its own', async () => {
  const { id } = accountThatIs('hidden-credits', local.organization);
  const { DimensionValues } = await ask({}, clients.memberCostExplorer(id));
  expect(DimensionValues?.map(({ Value }) => Value)).toEqual([
    'Enterprise Discount Program Discount',
    'SavingsPlanCoveredUsage',
    'SavingsPlanNegation',
    'Support',
    'Usage',
  ]);
});

it('tells the accounts by name, page by page', async () => {
  const first = await ask({ Dimension: 'LINKED_ACCOUNT' });
  const second = await ask({
    Dimension: 'LINKED_ACCOUNT',
    NextPageToken: first.NextPageToken,
  });
  expect([first.ReturnSize, first.TotalSize, second.ReturnSize, second.NextPageToken]).toEqual([
    20,
    21,
    1,
    undefined,
  ]);
  const withCosts = local.organization.accounts.filter(
    ({ special = '' }) => !['never-used', 'created-today', 'closed'].includes(special),
  );
  expect([...(first.DimensionValues ?? []), ...(second.DimensionValues ?? [])]).toEqual(
    withCosts
      .map(({ id, name }) => ({ Value: id, Attributes: { description: name } }))
      .sort((a, b) => (a.Value < b.Value ? -1 : 1)),
  );
});

it('filters, searches and counts as it is told', async () => {
  const { id } = accountNamed('Web Shop Production', local.organization);
  const Filter = { Dimensions: { Key: 'LINKED_ACCOUNT' as const, Values: [id] } };
  const { DimensionValues, TotalSize, NextPageToken } = await ask({
    Dimension: 'SERVICE',
    SearchString: 'Elasti',
    Filter,
    MaxResults: 2,
  });
  expect(DimensionValues?.map(({ Value }) => Value)).toEqual([
    'Amazon ElastiCache',
    'Amazon Elastic Compute Cloud - Compute',
  ]);
  expect([TotalSize, typeof NextPageToken]).toEqual([3, 'string']);
});

it('refuses a token of another query', async () => {
  const { NextPageToken } = await ask({ Dimension: 'LINKED_ACCOUNT' });
  expect(await refusal(ask({ Dimension: 'SERVICE', NextPageToken }))).toEqual([
    'RequestChangedException',
    400,
    'The request parameters changed between pages',
  ]);
});
