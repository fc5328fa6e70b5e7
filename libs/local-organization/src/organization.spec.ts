import {
  addDays,
  InvalidInputError,
  parseUtcDay,
  type ChargeType,
  type CostLine,
  type DayCosts,
  type DayRange,
} from '@orgcost/domain';
import { accountThatIs, anOrganization, origin, range } from './testing/organizations';
import type { Special } from './organization/special';

const organization = anOrganization();
const october = range('2026-10-01', '2026-11-01');

function viewsOf(special: Special, days: DayRange) {
  const { id } = accountThatIs(special, organization);
  return {
    member: organization.costs(id, days, { view: 'member', today: origin }),
    payer: organization.costs(id, days, { view: 'payer', today: origin }),
  };
}

function without(lines: readonly CostLine[], ...chargeTypes: ChargeType[]): CostLine[] {
  return lines.filter(({ chargeType }) => !chargeTypes.includes(chargeType));
}

it('tells the cost of a day in the domain’s terms', () => {
  const { id } = accountThatIs('suspended', organization);
  const days = range('2026-10-14', '2026-10-15');
  expect(organization.costs(id, days, { view: 'payer', today: origin })).toMatchInlineSnapshot(`
    [
      {
        "day": "2026-10-14",
        "estimated": false,
        "matrix": [
          {
            "amounts": {
              "amortized": "0.0000005",
              "net-amortized": "0.0000005",
              "net-unblended": "0.0000005",
              "unblended": "0.0000005",
            },
            "chargeType": "Usage",
            "currency": "USD",
            "service": "Amazon Simple Notification Service",
          },
          {
            "amounts": {
              "amortized": "-0.003002994556",
              "net-amortized": "0",
              "net-unblended": "0",
              "unblended": "-0.003002994556",
            },
            "chargeType": "Enterprise Discount Program Discount",
            "currency": "USD",
            "service": "Amazon Simple Storage Service",
          },
          {
            "amounts": {
              "amortized": "0.050049909273",
              "net-amortized": "0.047046914717",
              "net-unblended": "0.047046914717",
              "unblended": "0.050049909273",
            },
            "chargeType": "Usage",
            "currency": "USD",
            "service": "Amazon Simple Storage Service",
          },
          {
            "amounts": {
              "amortized": "-0.020096325966",
              "net-amortized": "0",
              "net-unblended": "0",
              "unblended": "-0.020096325966",
            },
            "chargeType": "Enterprise Discount Program Discount",
            "currency": "USD",
            "service": "EC2 - Other",
          },
          {
            "amounts": {
              "amortized": "0.334938766113",
              "net-amortized": "0.314842440147",
              "net-unblended": "0.314842440147",
              "unblended": "0.334938766113",
            },
            "chargeType": "Usage",
            "currency": "USD",
            "service": "EC2 - Other",
          },
        ],
        "metrics": [
          "unblended",
          "amortized",
          "net-unblended",
          "net-amortized",
        ],
      },
    ]
  `);
});

it('names every day, with or without a charge', () => {
  const { payer } = viewsOf('joined-later', range('2026-07-30', '2026-08-03'));
  expect(
    payer.map(({ day, estimated, metrics, matrix }) => [
      day,
      estimated,
      metrics.length,
      matrix.length,
    ]),
  ).toEqual([
    ['2026-07-30', false, 4, 0],
    ['2026-07-31', false, 4, 0],
    ['2026-08-01', false, 4, 10],
    ['2026-08-02', false, 4, 10],
  ]);
});

it('refuses an account that it does not have', () => {
  expect(() =>
    organization.costs('123456789012', october, { view: 'payer', today: origin }),
  ).toThrow(new InvalidInputError('The local organization has no account 123456789012'));
});

it('answers for whole months and the open one', () => {
  expect(organization.history(origin)).toEqual({ from: '2025-10-01', to: '2026-12-01' });
});

describe('member view', () => {
  it('is the payer’s for most accounts', () => {
    const differing = organization.differences.map(({ account }) => account);
    for (const { id } of organization.accounts.filter(
      (account) => !differing.includes(account.id),
    )) {
      expect(organization.costs(id, october, { view: 'member', today: origin })).toEqual(
        organization.costs(id, october, { view: 'payer', today: origin }),
      );
    }
  });

  it('lacks hidden credits and refunds', () => {
    const { member, payer } = viewsOf('hidden-credits', october);
    expect(member).toEqual(
      payer.map((day) => ({ ...day, matrix: without(day.matrix, 'Credit', 'Refund') })),
    );
    expect(member).not.toEqual(payer);
  });

  it('lacks hidden discounts, in the net metrics too', () => {
    const { member, payer } = viewsOf('hidden-discounts', october);
    expect(member).toEqual(
      payer.map((day) => ({
        ...day,
        matrix: without(day.matrix, 'Enterprise Discount Program Discount').map((line) => ({
          ...line,
          amounts: {
            ...line.amounts,
            'net-unblended': line.amounts.unblended,
            'net-amortized': line.amounts.amortized,
          },
        })),
      })),
    );
    expect(member).not.toEqual(payer);
  });

  it('has usage at 110 percent where rates are pro forma', () => {
    const account = accountThatIs('pro-forma-rates', organization);
    const { member, payer } = viewsOf('pro-forma-rates', range('2026-10-14', '2026-10-15'));
    expect(account.name).toBe('Reseller Customer');
    expect([payer[0]?.matrix[0], member[0]?.matrix[0]]).toMatchInlineSnapshot(`
      [
        {
          "amounts": {
            "amortized": "1.6536972",
            "net-amortized": "1.6536972",
            "net-unblended": "1.6536972",
            "unblended": "1.6536972",
          },
          "chargeType": "Usage",
          "currency": "USD",
          "service": "AWS WAF",
        },
        {
          "amounts": {
            "amortized": "1.81906692",
            "net-amortized": "1.81906692",
            "net-unblended": "1.81906692",
            "unblended": "1.81906692",
          },
          "chargeType": "Usage",
          "currency": "USD",
          "service": "AWS WAF",
        },
      ]
    `);
    const others = (day: DayCosts | undefined) =>
      without(day?.matrix ?? [], 'Usage', 'SavingsPlanCoveredUsage');
    expect(others(member[0])).toEqual(others(payer[0]));
    expect(others(member[0])).toHaveLength(5);
  });

  it('begins when the account joined', () => {
    const { member, payer } = viewsOf('joined-later', range('2026-09-01', '2026-10-01'));
    expect(member).toEqual(
      payer.map((day) => (day.day < '2026-09-17' ? { ...day, matrix: [] } : day)),
    );
    expect(payer[15]?.matrix).toHaveLength(10);
  });

  it('of an account that left is what it has paid for itself since', () => {
    const { id } = accountThatIs('leaving', organization);
    const days = range('2026-11-29', '2026-12-06');
    const matrices = (view: 'member' | 'payer', today: string) =>
      organization
        .costs(id, days, { view, today: parseUtcDay(today) })
        .map(({ matrix }) => matrix.length);
    expect({
      member: ['2026-12-02', '2026-12-03', '2026-12-05'].map((today) => matrices('member', today)),
      payer: ['2026-12-02', '2026-12-03', '2026-12-05'].map((today) => matrices('payer', today)),
    }).toEqual({
      // December begins with its tax.
      member: [
        [10, 10, 11, 10, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 10, 10, 10],
      ],
      payer: [
        [10, 10, 11, 10, 0, 0, 0],
        [10, 10, 11, 10, 0, 0, 0],
        [10, 10, 11, 10, 0, 0, 0],
      ],
    });
  });
});

describe('planted differences', () => {
  const named = (differences: typeof organization.differences) =>
    differences.map(({ account, cause }) => [organization.account(account)?.name, cause]);

  it('are known by account and cause', () => {
    expect(named(organization.differences)).toEqual([
      ['Payments', 'hidden-credits'],
      ['Legacy CRM', 'suspended'],
      ['Spring Campaign', 'closing'],
      ['Acquired Startup', 'joined-later'],
      ['Treasury', 'role-denied'],
      ['Handmade', 'role-missing'],
      ['Reseller Customer', 'pro-forma-rates'],
      ['Partner Portal', 'hidden-discounts'],
      ['Old Prototype', 'closed'],
      ['Mobile Backend', 'leaving'],
    ]);
  });

  it('show only in a range that has them', () => {
    const left = addDays(origin, 10);
    expect(organization.differencesWithin(organization.history(left), left)).toEqual(
      organization.differences,
    );
    const lately = { from: addDays(origin, -10), to: origin };
    expect(named(organization.differencesWithin(lately, origin))).toEqual([
      ['Legacy CRM', 'suspended'],
      ['Spring Campaign', 'closing'],
      ['Treasury', 'role-denied'],
      ['Handmade', 'role-missing'],
      ['Reseller Customer', 'pro-forma-rates'],
      ['Partner Portal', 'hidden-discounts'],
    ]);
  });
});
