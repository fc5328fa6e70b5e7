import {
  GetCostAndUsageCommand,
  type Dimension,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import {
  addDays,
  costMatrix,
  metrics,
  parseUtcDay,
  type CostLine,
  type DayCosts,
  type UtcDay,
} from '@orgcost/domain';
import { addAmounts, parseAmount } from '@orgcost/money';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import { isUnreachable } from '../../organization/special';
import { clientsOf } from '../../testing/clients';
import { accountNamed, accountThatIs, origin, range } from '../../testing/organizations';
import { aQuery, metricNames, readPages, totalOf } from '../../testing/read-costs';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  local = await startLocalOrganization({ today: origin, seed: 3, pageSize: 50 });
  clients = clientsOf(local);
});
afterAll(() => local.close());

const ofAccount = (account: string) => ({
  Dimensions: { Key: 'LINKED_ACCOUNT' as const, Values: [account] },
});
const groupedBy = (...keys: Dimension[]) => ({
  GroupBy: keys.map((Key) => ({ Type: 'DIMENSION' as const, Key })),
});

/** An answer grouped by service and charge type in the domain's terms. */
function dayCosts(results: readonly ResultByTime[]): DayCosts[] {
  const days = new Map<UtcDay, { estimated: boolean; lines: CostLine[] }>();
  for (const { TimePeriod, Estimated = false, Groups = [] } of results) {
    const day = parseUtcDay(TimePeriod?.Start ?? '');
    const known = days.get(day) ?? { estimated: Estimated, lines: [] };
    days.set(day, known);
    for (const { Keys: [service = '', chargeType = ''] = [], Metrics = {} } of Groups) {
      const amounts = Object.fromEntries(
        metrics.map((metric) => [metric, parseAmount(Metrics[metricNames[metric]]?.Amount ?? '')]),
      );
      known.lines.push({ service, chargeType, currency: 'USD', amounts });
    }
  }
  return [...days].map(([day, { estimated, lines }]) => ({
    day,
    estimated,
    metrics,
    matrix: costMatrix(lines),
  }));
}

it('answers whole', async () => {
  const { id } = accountThatIs('suspended', local.organization);
  const { $metadata, ...answer } = await clients.payerCostExplorer.send(
    new GetCostAndUsageCommand({
      ...aQuery('2026-11-01', '2026-11-02', { Filter: ofAccount(id) }),
      Metrics: ['UnblendedCost', 'NetAmortizedCost', 'BlendedCost', 'UsageQuantity'],
      ...groupedBy('LINKED_ACCOUNT', 'SERVICE'),
    }),
  );
  expect($metadata.httpStatusCode).toBe(200);
  expect(answer).toMatchInlineSnapshot(`
    {
      "DimensionValueAttributes": [
        {
          "Attributes": {
            "description": "Legacy CRM",
          },
          "Value": "829918189368",
        },
      ],
      "GroupDefinitions": [
        {
          "Key": "LINKED_ACCOUNT",
          "Type": "DIMENSION",
        },
        {
          "Key": "SERVICE",
          "Type": "DIMENSION",
        },
      ],
      "ResultsByTime": [
        {
          "Estimated": true,
          "Groups": [
            {
              "Keys": [
                "829918189368",
                "EC2 - Other",
              ],
              "Metrics": {
                "BlendedCost": {
                  "Amount": "0.276202610612",
                  "Unit": "USD",
                },
                "NetAmortizedCost": {
                  "Amount": "0.276202610612",
                  "Unit": "USD",
                },
                "UnblendedCost": {
                  "Amount": "0.276202610612",
                  "Unit": "USD",
                },
                "UsageQuantity": {
                  "Amount": "110.17344",
                  "Unit": "N/A",
                },
              },
            },
            {
              "Keys": [
                "829918189368",
                "Amazon Simple Storage Service",
              ],
              "Metrics": {
                "BlendedCost": {
                  "Amount": "0.038740677893",
                  "Unit": "USD",
                },
                "NetAmortizedCost": {
                  "Amount": "0.038740677893",
                  "Unit": "USD",
                },
                "UnblendedCost": {
                  "Amount": "0.038740677893",
                  "Unit": "USD",
                },
                "UsageQuantity": {
                  "Amount": "53.73336",
                  "Unit": "N/A",
                },
              },
            },
            {
              "Keys": [
                "829918189368",
                "Amazon Simple Notification Service",
              ],
              "Metrics": {
                "BlendedCost": {
                  "Amount": "5.0E-7",
                  "Unit": "USD",
                },
                "NetAmortizedCost": {
                  "Amount": "5.0E-7",
                  "Unit": "USD",
                },
                "UnblendedCost": {
                  "Amount": "5.0E-7",
                  "Unit": "USD",
                },
                "UsageQuantity": {
                  "Amount": "0.000001",
                  "Unit": "N/A",
                },
              },
            },
          ],
          "TimePeriod": {
            "End": "2026-11-02",
            "Start": "2026-11-01",
          },
          "Total": {},
        },
      ],
    }
  `);
});

describe('shows', () => {
  it('every account that can be reached what it may see of itself', async () => {
    const { accounts } = local.organization;
    const days = range('2026-09-15', '2026-10-03');
    for (const { id, special } of accounts) {
      if (isUnreachable(special) || special === 'management' || special === 'created-today')
        continue;
      const pages = await readPages(clients.memberCostExplorer(id), aQuery(days.from, days.to));
      expect(dayCosts(pages.flat())).toEqual(
        local.organization.costs(id, days, { view: 'member', today: origin }),
      );
    }
  });

  it('the management account every account', async () => {
    const days = range('2026-10-30', '2026-11-03');
    for (const { id } of local.organization.accounts) {
      const query = aQuery(days.from, days.to, { Filter: ofAccount(id) });
      const pages = await readPages(clients.payerCostExplorer, query);
      expect(dayCosts(pages.flat())).toEqual(
        local.organization.costs(id, days, { view: 'payer', today: origin }),
      );
    }
  });

  it('the management account the whole organization, unless it filters', async () => {
    const { managementAccount } = local.settings;
    const client = clients.memberCostExplorer(managementAccount);
    const accounts = async (Filter?: ReturnType<typeof ofAccount>) => {
      const query = { ...aQuery('2026-10-14', '2026-10-15'), ...groupedBy('LINKED_ACCOUNT') };
      const [[result] = []] = await readPages(client, Filter ? { ...query, Filter } : query);
      return result?.Groups?.map(({ Keys }) => Keys?.[0]);
    };
    const withCosts = local.organization.accounts.filter(
      ({ special = '' }) => !['never-used', 'created-today', 'closed'].includes(special),
    );
    expect(await accounts()).toEqual(withCosts.map(({ id }) => id));
    expect(await accounts(ofAccount(managementAccount))).toEqual([managementAccount]);
  });

  it('a member nothing of others, whatever it filters', async () => {
    const [member, other] = ['Shared Network', 'Log Archive'].map(
      (name) => accountNamed(name, local.organization).id,
    );
    const pages = await readPages(
      clients.memberCostExplorer(member ?? ''),
      aQuery('2026-10-14', '2026-10-16', { Filter: ofAccount(other ?? '') }),
    );
    expect(pages.flat()).toEqual([
      {
        TimePeriod: { Start: '2026-10-14', End: '2026-10-15' },
        Total: {},
        Groups: [],
        Estimated: false,
      },
      {
        TimePeriod: { Start: '2026-10-15', End: '2026-10-16' },
        Total: {},
        Groups: [],
        Estimated: false,
      },
    ]);
  });

  it('nothing for a filter value that does not exist', async () => {
    const pages = await readPages(
      clients.payerCostExplorer,
      aQuery('2026-10-14', '2026-10-15', {
        Filter: { Dimensions: { Key: 'RECORD_TYPE', Values: ['usage'] } },
      }),
    );
    expect(pages).toEqual([[expect.objectContaining({ Groups: [] })]]);
  });
});

it('adds up to the same in every grouping, by day and by month', async () => {
  const totals = new Set<string>();
  for (const Granularity of ['DAILY', 'MONTHLY'] as const) {
    for (const grouping of [
      groupedBy('SERVICE', 'RECORD_TYPE'),
      groupedBy('LINKED_ACCOUNT', 'RECORD_TYPE'),
      groupedBy('LINKED_ACCOUNT'),
      groupedBy('INVOICING_ENTITY'),
    ]) {
      const query = { ...aQuery('2026-10-27', '2026-11-03'), Granularity, ...grouping };
      const results = (await readPages(clients.payerCostExplorer, query)).flat();
      totals.add(metrics.map((metric) => totalOf(results, metric)).join());
    }
    const { ResultsByTime = [] } = await clients.payerCostExplorer.send(
      new GetCostAndUsageCommand({
        ...aQuery('2026-10-27', '2026-11-03'),
        Granularity,
        GroupBy: undefined,
      }),
    );
    const ungrouped = ResultsByTime.map(({ Total, Groups, ...period }) => {
      expect(Groups).toEqual([]);
      return { ...period, Groups: [{ Metrics: Total }] };
    });
    totals.add(metrics.map((metric) => totalOf(ungrouped, metric)).join());
  }
  expect(totals.size).toBe(1);
});

describe('who sells and who invoices', () => {
  const october = aQuery('2026-10-01', '2026-11-01');
  const ofMarketplace = {
    Dimensions: { Key: 'BILLING_ENTITY' as const, Values: ['AWS Marketplace'] },
  };
  const unblended = async (rest: Partial<typeof october>) => {
    const query = { ...october, Granularity: 'MONTHLY' as const, ...rest };
    const results = (await readPages(clients.payerCostExplorer, query)).flat();
    return Object.fromEntries(
      results.flatMap(({ Groups = [] }) =>
        Groups.map(({ Keys = [], Metrics }) => [
          Keys.join(' | '),
          Metrics?.UnblendedCost?.Amount ?? '',
        ]),
      ),
    );
  };

  it('tells AWS Marketplace by the billing entity, also where a service and charge type has both', async () => {
    const { id } = accountNamed('Web Shop Staging', local.organization);
    const mine = (Filter: typeof ofMarketplace | { Not: typeof ofMarketplace }) =>
      unblended({ Filter: { And: [ofAccount(id), Filter] } });
    expect(await mine(ofMarketplace)).toEqual({
      'Tidewater Test Recorder | Fee': '240',
      'Tax | Tax': '45.6',
    });
    const { 'Tax | Tax': taxed = '', ...others } = await mine({ Not: ofMarketplace });
    expect(taxed).toMatch(/^2\d\d\.\d+$/);
    expect(Object.keys(others)).not.toContain('Tidewater Test Recorder | Fee');
    const whole = await unblended({ Filter: ofAccount(id) });
    expect(whole['Tax | Tax']).toBe(addAmounts(parseAmount(taxed), parseAmount('45.6')));
  });

  it('groups by who invoices', async () => {
    const { id } = accountNamed('Web Shop Staging', local.organization);
    const ofEntity = await unblended(groupedBy('INVOICING_ENTITY', 'LINKED_ACCOUNT'));
    expect(
      Object.keys(ofEntity)
        .filter((keys) => keys.startsWith('Amazon Web Services EMEA SARL'))
        .map((keys) => local.organization.account(keys.slice(-12))?.name),
    ).toEqual([
      'Web Shop Production',
      'Web Shop Staging',
      'Zürich Forschung 東京 🗼',
      'Mobile Backend',
    ]);
    expect(ofEntity[`Amazon Web Services EMEA SARL | ${id}`]).toBe(
      (await unblended(groupedBy('LINKED_ACCOUNT')))[id],
    );
  });

  it('does not group by the billing entity, which AWS does not document', async () => {
    const refused = clients.payerCostExplorer.send(
      new GetCostAndUsageCommand({ ...october, ...groupedBy('BILLING_ENTITY') }),
    );
    expect(await refusal(refused)).toEqual([
      'ValidationException',
      400,
      "1 validation error detected: Value at 'groupBy.0.key' failed to satisfy constraint: " +
        'Invalid option: expected one of "SERVICE"|"RECORD_TYPE"|"LINKED_ACCOUNT"|"INVOICING_ENTITY"',
    ]);
  });
});

it('cuts months to the range', async () => {
  const { ResultsByTime } = await clients.payerCostExplorer.send(
    new GetCostAndUsageCommand({
      ...aQuery('2026-09-17', '2026-12-01'),
      Granularity: 'MONTHLY',
      ...groupedBy('RECORD_TYPE'),
    }),
  );
  expect(ResultsByTime?.map(({ TimePeriod, Estimated }) => ({ ...TimePeriod, Estimated }))).toEqual(
    [
      { Start: '2026-09-17', End: '2026-10-01', Estimated: false },
      { Start: '2026-10-01', End: '2026-11-01', Estimated: false },
      { Start: '2026-11-01', End: '2026-12-01', Estimated: true },
    ],
  );
});

it('names days to come, without groups', async () => {
  const { id } = accountNamed('Shared Network', local.organization);
  const [page = []] = await readPages(
    clients.memberCostExplorer(id),
    aQuery('2026-11-23', '2026-11-26'),
  );
  expect(page.map(({ Groups, Estimated }) => [Groups?.length, Estimated])).toEqual([
    [6, true],
    [0, true],
    [0, true],
  ]);
});

describe('pages', () => {
  it('end in the middle of a day, and lose nothing', async () => {
    const { id } = accountNamed('Web Shop Production', local.organization);
    const client = clients.memberCostExplorer(id);
    const pages = await readPages(client, aQuery('2026-10-10', '2026-10-20'));
    const sizes = pages.map((page) => page.flatMap(({ Groups = [] }) => Groups).length);
    expect(sizes).toEqual([50, 50, 50, 30]);
    expect(pages[0]?.at(-1)?.TimePeriod).toEqual(pages[1]?.[0]?.TimePeriod);
    const whole = await startLocalOrganization({ today: origin, seed: 3 });
    try {
      const [page = [], ...more] = await readPages(
        clientsOf(whole).memberCostExplorer(id),
        aQuery('2026-10-10', '2026-10-20'),
      );
      expect(more).toEqual([]);
      expect(dayCosts(pages.flat())).toEqual(dayCosts(page));
    } finally {
      await whole.close();
    }
  });

  it('are refused for another request', async () => {
    const client = clients.payerCostExplorer;
    const query = aQuery('2026-10-10', '2026-10-20');
    const { NextPageToken } = await client.send(new GetCostAndUsageCommand(query));
    const next = (other: Partial<typeof query>) =>
      client.send(new GetCostAndUsageCommand({ ...query, NextPageToken, ...other }));
    const changed = [
      'RequestChangedException',
      400,
      'The request parameters changed between pages',
    ];
    expect(await refusal(next({ Metrics: ['UnblendedCost'] }))).toEqual(changed);
    expect(await refusal(next(aQuery('2026-10-10', '2026-10-21')))).toEqual(changed);
    for (const token of ['nonsense', Buffer.from('[1,2]').toString('base64url')]) {
      expect(await refusal(next({ NextPageToken: token }))).toEqual([
        'InvalidNextTokenException',
        400,
        'The pagination token is invalid',
      ]);
    }
    await expect(next({})).resolves.toMatchObject({ ResultsByTime: expect.any(Array) });
  });
});

describe('refuses', () => {
  const invalid = (message: string) => ['ValidationException', 400, message];

  it.each([
    ['2026-11-02', '2026-11-02', 'Start date (and hour) should be before end date (and hour)'],
    ['2025-09-30', '2026-11-02', "You haven't enabled historical data beyond 14 months"],
    ['2026-11-24', '2026-11-25', 'Start date is in the future'],
    ['2026-11-01', '2026-12-02', 'end date past the beginning of next month'],
    [
      '2026-02-30',
      '2026/03/01',
      "2 validation errors detected: Value at 'timePeriod.start' failed to satisfy constraint: " +
        "Member must be a date in the format yyyy-MM-dd; Value at 'timePeriod.end' failed to satisfy constraint: " +
        'Member must be a date in the format yyyy-MM-dd',
    ],
  ])('from %s to %s', async (start, end, message) => {
    const answer = clients.costExplorer.send(new GetCostAndUsageCommand(aQuery(start, end)));
    expect(await refusal(answer)).toEqual(invalid(message));
  });

  it('what its model does not allow', async () => {
    const ask = (rest: Parameters<typeof aQuery>[2]) =>
      refusal(
        clients.costExplorer.send(
          new GetCostAndUsageCommand(aQuery('2026-11-01', '2026-11-02', rest)),
        ),
      );
    const constraint = (member: string, message: string) =>
      invalid(
        `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${message}`,
      );
    expect(await ask(groupedBy('SERVICE', 'RECORD_TYPE', 'LINKED_ACCOUNT'))).toEqual(
      constraint('groupBy', 'Too big: expected array to have <=2 items'),
    );
    expect(await ask({ Granularity: 'HOURLY' })).toEqual(
      constraint('granularity', 'Invalid option: expected one of "DAILY"|"MONTHLY"'),
    );
    expect(await ask({ Metrics: [] })).toEqual(
      constraint('metrics', 'Too small: expected array to have >=1 items'),
    );
    expect(await ask({ Filter: { ...ofAccount('1'), Not: ofAccount('2') } })).toEqual(
      constraint('filter', 'An expression has exactly one root operator'),
    );
  });

  it('an account on its first day, until the next', async () => {
    const young = await startLocalOrganization({ today: origin });
    try {
      const { id } = accountThatIs('created-today', young.organization);
      const client = clientsOf(young).memberCostExplorer(id);
      const ask = () => client.send(new GetCostAndUsageCommand(aQuery('2026-11-23', '2026-11-24')));
      expect(await refusal(ask())).toEqual([
        'DataUnavailableException',
        400,
        'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ready yet',
      ]);
      young.setToday(addDays(origin, 1));
      const { ResultsByTime = [] } = await ask();
      expect(dayCosts(ResultsByTime)).toEqual(
        young.organization.costs(id, range('2026-11-23', '2026-11-24'), {
          view: 'payer',
          today: addDays(origin, 1),
        }),
      );
    } finally {
      await young.close();
    }
  });
});

it('refuses the next page when the past was restated in between', async () => {
  const changing = await startLocalOrganization({ today: origin, pageSize: 10 });
  try {
    const { id } = accountNamed('Web Shop Production', changing.organization);
    const client = clientsOf(changing).memberCostExplorer(id);
    const query = aQuery('2026-11-01', '2026-11-24');
    const { NextPageToken } = await client.send(new GetCostAndUsageCommand(query));
    changing.setToday(addDays(origin, 1));
    const next = client.send(new GetCostAndUsageCommand({ ...query, NextPageToken }));
    expect((await refusal(next))[0]).toBe('RequestChangedException');
  } finally {
    await changing.close();
  }
});

it('restates the past when the day changes', async () => {
  const changing = await startLocalOrganization({ today: origin });
  try {
    const { id } = accountNamed('Web Shop Production', changing.organization);
    const client = clientsOf(changing).memberCostExplorer(id);
    const days = range('2026-10-25', '2026-11-24');
    for (const today of [origin, addDays(origin, 1), parseUtcDay('2026-12-06')]) {
      changing.setToday(today);
      const pages = await readPages(client, aQuery(days.from, days.to));
      expect(dayCosts(pages.flat())).toEqual(
        changing.organization.costs(id, days, { view: 'member', today }),
      );
    }
  } finally {
    await changing.close();
  }
});
