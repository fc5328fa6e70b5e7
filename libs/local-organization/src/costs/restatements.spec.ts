import {
  GetCostAndUsageCommand,
  GetDimensionValuesCommand,
  type CostExplorerClient,
} from '@aws-sdk/client-cost-explorer';
import { addDays, InvalidInputError, parseUtcDay } from '@orgcost/domain';
import { InvalidAmountError } from '@orgcost/money';
import { startLocalOrganization, type LocalOrganization } from '../local-organization';
import { clientsOf } from '../testing/clients';
import { accountNamed, accountThatIs, origin } from '../testing/organizations';
import { aQuery, readPages } from '../testing/read-costs';
import { refusal } from '../testing/refusal';
import type { Restatement } from './restatements';

let local: LocalOrganization;
let clients: ReturnType<typeof clientsOf>;
let network: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, pageSize: 100 });
  clients = clientsOf(local);
  network = accountNamed('Shared Network', local.organization).id;
});
afterEach(() => local.close());

const day = parseUtcDay('2026-09-15');

function aRestatement(facts: Partial<Restatement> = {}): Restatement {
  return {
    account: network,
    day,
    service: 'AWS Direct Connect',
    chargeType: 'Usage',
    amount: '12.345',
    ...facts,
  };
}

/** What the account's September has of the service, by charge type, in each metric. */
async function seen(client: CostExplorerClient, account = network) {
  const query = aQuery('2026-09-01', '2026-10-01', {
    Granularity: 'MONTHLY',
    Filter: {
      And: [
        { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [account] } },
        { Dimensions: { Key: 'SERVICE', Values: ['AWS Direct Connect'] } },
      ],
    },
  });
  return (await readPages(client, query))
    .flat()
    .flatMap(({ Groups = [] }) =>
      Groups.map(({ Keys, Metrics = {} }) => [
        Keys?.[1],
        ...Object.values(Metrics).map(({ Amount }) => Amount),
      ]),
    );
}

it('is there from that moment on, for the payer and the account', async () => {
  const views = [clients.payerCostExplorer, clients.memberCostExplorer(network)];
  const both = () => Promise.all(views.map((view) => seen(view)));
  expect(await both()).toEqual([[], []]);

  local.restate(aRestatement());
  local.restate(aRestatement({ amount: '-2.5', day: addDays(day, 1) }));
  local.restate(aRestatement({ chargeType: 'Credit', amount: '-1e-7', metrics: ['unblended'] }));
  const restated = [
    ['Usage', '9.845', '9.845', '9.845', '9.845'],
    ['Credit', '-1.0E-7', '0', '0', '0'],
  ];
  expect(await both()).toEqual([restated, restated]);
  expect(
    local.organization
      .costs(
        network,
        { from: day, to: addDays(day, 1) },
        {
          view: 'member',
          today: origin,
        },
      )[0]
      ?.matrix.filter(({ service }) => service === 'AWS Direct Connect'),
  ).toEqual([
    {
      service: 'AWS Direct Connect',
      chargeType: 'Credit',
      currency: 'USD',
      amounts: {
        unblended: '-0.0000001',
        amortized: '0',
        'net-unblended': '0',
        'net-amortized': '0',
      },
    },
    {
      service: 'AWS Direct Connect',
      chargeType: 'Usage',
      currency: 'USD',
      amounts: {
        unblended: '12.345',
        amortized: '12.345',
        'net-unblended': '12.345',
        'net-amortized': '12.345',
      },
    },
  ]);
});

it('is shown to the payer alone where it is told so, or where accounts are not shown such charges', async () => {
  const hidden = accountThatIs('hidden-credits', local.organization).id;
  local.restate(aRestatement({ payerOnly: true }));
  local.restate(aRestatement({ account: hidden, chargeType: 'Credit', amount: '-5' }));

  expect(await seen(clients.payerCostExplorer)).toHaveLength(1);
  expect(await seen(clients.memberCostExplorer(network))).toEqual([]);
  expect(await seen(clients.payerCostExplorer, hidden)).toHaveLength(1);
  expect(await seen(clients.memberCostExplorer(hidden), hidden)).toEqual([]);
});

it('of an account that left is not shown to it', async () => {
  const { id, leaves = origin } = accountThatIs('leaving', local.organization);
  const own = () => seen(clients.memberCostExplorer(id), id);
  local.restate(aRestatement({ account: id }));
  expect(await own()).toHaveLength(1);

  local.setToday(leaves);
  expect(await own()).toEqual([]);
  expect(await seen(clients.payerCostExplorer, id)).toHaveLength(1);
});

it('is of a third party where it is told so', async () => {
  local.restate(aRestatement({ marketplace: true }));
  const { ResultsByTime } = await clients.payerCostExplorer.send(
    new GetCostAndUsageCommand(
      aQuery('2026-09-15', '2026-09-16', {
        Metrics: ['UnblendedCost'],
        Filter: {
          And: [
            { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [network] } },
            { Dimensions: { Key: 'BILLING_ENTITY', Values: ['AWS Marketplace'] } },
          ],
        },
      }),
    ),
  );
  expect(ResultsByTime?.flatMap(({ Groups }) => Groups)).toEqual([
    {
      Keys: ['AWS Direct Connect', 'Usage'],
      Metrics: { UnblendedCost: { Amount: '12.345', Unit: 'USD' } },
    },
  ]);
});

it('makes a token of the page before it useless', async () => {
  const costs = aQuery('2026-09-01', '2026-10-01');
  const services = {
    TimePeriod: { Start: '2026-09-01', End: '2026-10-01' },
    Dimension: 'SERVICE' as const,
    MaxResults: 5,
  };
  const askCosts = (NextPageToken?: string) =>
    clients.payerCostExplorer.send(new GetCostAndUsageCommand({ ...costs, NextPageToken }));
  const askServices = (NextPageToken?: string) =>
    clients.payerCostExplorer.send(new GetDimensionValuesCommand({ ...services, NextPageToken }));
  const [first, second] = await Promise.all([askCosts(), askServices()]);
  local.restate(aRestatement());
  for (const next of [askCosts(first.NextPageToken), askServices(second.NextPageToken)]) {
    expect(await refusal(next)).toEqual([
      'RequestChangedException',
      400,
      'The request parameters changed between pages',
    ]);
  }
});

it.each([
  [
    'an account that there is not',
    { account: '000000000000' },
    new InvalidInputError('The local organization has no account 000000000000'),
  ],
  [
    'a day to come',
    { day: addDays(origin, 1) },
    new InvalidInputError(
      '2026-11-24 is no day of the past that can be restated: name one from 2025-10-01 to 2026-11-23',
    ),
  ],
  [
    'a day before all history',
    { day: parseUtcDay('2025-09-30') },
    new InvalidInputError(
      '2025-09-30 is no day of the past that can be restated: name one from 2025-10-01 to 2026-11-23',
    ),
  ],
  [
    'no amount',
    { amount: 'much' },
    new InvalidAmountError('much', 'expected a decimal number such as -12.3456'),
  ],
])('is refused for %s', (_, facts, error) => {
  expect(() => {
    local.restate(aRestatement(facts));
  }).toThrow(error);
  expect(local.organization.restatements).toBe(0);
});
