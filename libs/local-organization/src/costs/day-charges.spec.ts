import { isDeepStrictEqual } from 'node:util';
import { addDays, daysOf, parseUtcDay, type DayRange, type UtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import { createOrganization, type Organization } from '../organization';
import type { LocalAccount } from '../organization/account';
import {
  accountNamed,
  accountThatIs,
  anOrganization,
  origin,
  range,
} from '../testing/organizations';
import { calendarDay } from './calendar';
import { dollar, type Charge, type Picodollars } from './charge';

const organization = anOrganization();
const october = range('2026-10-01', '2026-11-01');

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const places = fc.nat({ max: 23 });
const ages = fc.nat({ max: 400 });

function charges(
  of: Organization,
  account: LocalAccount,
  days: DayRange,
  today: UtcDay = origin,
): readonly Charge[] {
  return daysOf(days).flatMap((day) =>
    of.charges(account, calendarDay(day), { view: 'payer', today }),
  );
}

function sum(
  items: readonly Charge[],
  metric: 'unblended' | 'amortized' | 'netUnblended' | 'netAmortized',
): Picodollars {
  return items.reduce((total, charge) => total + charge[metric], 0n);
}

it('charges a day of an account whole', () => {
  const account = accountNamed('Web Shop Production', organization);
  const day = calendarDay(parseUtcDay('2026-10-14'));
  expect(
    organization
      .charges(account, day, { view: 'payer', today: origin })
      .map((charge) =>
        [
          charge.service,
          charge.chargeType,
          charge.unblended,
          charge.amortized,
          charge.netUnblended,
          charge.netAmortized,
          charge.quantity,
        ].join(' | '),
      ),
  ).toMatchInlineSnapshot(`
    [
      "Amazon Elastic Compute Cloud - Compute | Usage | 86023287456000 | 86023287456000 | 80861890208640 | 80861890208640 | 896075911",
      "Amazon Elastic Compute Cloud - Compute | SavingsPlanCoveredUsage | 73728000000000 | 53084160000000 | 69304320000000 | 49899110400000 | 768000000",
      "Amazon Elastic Compute Cloud - Compute | SavingsPlanNegation | -73728000000000 | 0 | -69304320000000 | 0 | 0",
      "EC2 - Other | Usage | 21701658416256 | 21701658416256 | 20399558911281 | 20399558911281 | 8137104768",
      "Amazon Elastic Load Balancing | Usage | 3210926512500 | 3210926512500 | 3210926512500 | 3210926512500 | 142707845",
      "Amazon CloudFront | Usage | 59145563345000 | 59145563345000 | 59145563345000 | 59145563345000 | 695830157",
      "Amazon Relational Database Service | Usage | 33326249580000 | 33326249580000 | 31326674605200 | 31326674605200 | 114918102",
      "Amazon ElastiCache | Usage | 10080566840000 | 10080566840000 | 10080566840000 | 10080566840000 | 148243630",
      "Amazon Simple Storage Service | Usage | 6588984083175 | 6588984083175 | 6193645038185 | 6193645038185 | 8590592025",
      "Amazon Route 53 | Usage | 1897724400000 | 1897724400000 | 1897724400000 | 1897724400000 | 4744311",
      "AWS WAF | Usage | 6996481200000 | 6996481200000 | 6996481200000 | 6996481200000 | 11660802",
      "AmazonCloudWatch | Usage | 11170269500000 | 11170269500000 | 11170269500000 | 11170269500000 | 22340539",
      "Amazon Virtual Private Cloud | Usage | 8812691865000 | 8812691865000 | 8812691865000 | 8812691865000 | 195837597",
      "Log Insights Pro (AWS Marketplace) | Usage | 18347538750000 | 18347538750000 | 18347538750000 | 18347538750000 | 14678031",
      "Amazon Elastic Compute Cloud - Compute | Enterprise Discount Program Discount | -5161397247360 | -5161397247360 | 0 | 0 | 0",
      "EC2 - Other | Enterprise Discount Program Discount | -1302099504975 | -1302099504975 | 0 | 0 | 0",
      "Amazon Relational Database Service | Enterprise Discount Program Discount | -1999574974800 | -1999574974800 | 0 | 0 | 0",
      "Amazon Simple Storage Service | Enterprise Discount Program Discount | -395339044990 | -395339044990 | 0 | 0 | 0",
    ]
  `);
});

it('costs what an organization of this size may cost', () => {
  const items = organization.accounts.flatMap((account) => charges(organization, account, october));
  const dollars = (metric: Parameters<typeof sum>[1]) => Number(sum(items, metric) / dollar);
  expect({
    unblended: dollars('unblended'),
    amortized: dollars('amortized'),
    netUnblended: dollars('netUnblended'),
    netAmortized: dollars('netAmortized'),
  }).toMatchInlineSnapshot(`
    {
      "amortized": 64977,
      "netAmortized": 64684,
      "netUnblended": 64202,
      "unblended": 64202,
    }
  `);
});

it('has about thirty services and every charge type', () => {
  const history = organization.history(origin);
  const items = organization.accounts.flatMap((account) => charges(organization, account, history));
  expect(new Set(items.map(({ service }) => service)).size).toBe(32);
  expect([...new Set(items.map(({ chargeType }) => chargeType))].sort()).toEqual([
    'Credit',
    'DiscountedUsage',
    'Enterprise Discount Program Discount',
    'Fee',
    'RIFee',
    'Refund',
    'SavingsPlanCoveredUsage',
    'SavingsPlanNegation',
    'SavingsPlanRecurringFee',
    'SavingsPlanUpfrontFee',
    'Support',
    'Tax',
    'Usage',
  ]);
});

it('says the same whenever it is asked, and something else for another seed', () => {
  fc.assert(
    fc.property(seeds, places, ages, (seed, place, age) => {
      const days = { from: addDays(origin, -age), to: addDays(origin, 1 - age) };
      const [first, again] = [anOrganization(seed), anOrganization(seed)];
      const [account, same] = [first.accounts[place], again.accounts[place]];
      if (!account || !same) throw new Error('24 accounts');
      expect(account).toEqual(same);
      const items = charges(first, account, days);
      expect(charges(again, same, days)).toEqual(items);
    }),
    { numRuns: 30 },
  );
  const [one, two] = [anOrganization(1), anOrganization(2)].map((each) =>
    charges(each, accountNamed('Shared Network', each), october),
  );
  expect(one).not.toEqual(two);
});

describe('mechanics', () => {
  it('bills usage at its price', () => {
    const lambda = charges(
      organization,
      accountNamed('Mobile Backend', organization),
      october,
    ).filter(({ service }) => service === 'AWS Lambda');
    expect(lambda).toHaveLength(31);
    for (const { unblended, quantity } of lambda) expect(unblended).toBe(quantity * 17n);
  });

  it('takes an enterprise discount back that the net metrics contain', () => {
    fc.assert(
      fc.property(seeds, places, ages, (seed, place, age) => {
        const each = anOrganization(seed);
        const account = each.accounts[place];
        if (!account) throw new Error('24 accounts');
        const items = charges(each, account, {
          from: addDays(origin, -age),
          to: addDays(origin, 1 - age),
        });
        expect(sum(items, 'unblended')).toBe(sum(items, 'netUnblended'));
      }),
      { numRuns: 50 },
    );
  });

  it("distributes the shared Savings Plan's fee over the accounts that use it", () => {
    const items = organization.accounts
      .filter(({ special }) => special !== 'savings-plan')
      .flatMap((account) => charges(organization, account, october))
      .filter(({ chargeType }) => chargeType.startsWith('SavingsPlan'));
    expect(sum(items, 'unblended')).toBeGreaterThan(3_000n * dollar);
    expect(sum(items, 'amortized')).toBe(sum(items, 'unblended'));
    const fee = items.filter(({ chargeType }) => chargeType === 'SavingsPlanRecurringFee');
    expect(sum(fee, 'unblended')).toBe(sum(items, 'unblended'));
    expect((sum(fee, 'amortized') * 1000n) / sum(fee, 'unblended')).toBe(59n);
  });

  it('bills commitments with the next day', () => {
    const types = (today: UtcDay) =>
      ['Management', 'Web Shop Production'].map(
        (name) =>
          charges(
            organization,
            accountNamed(name, organization),
            { from: origin, to: addDays(origin, 1) },
            today,
          ).filter(({ chargeType }) => chargeType.startsWith('SavingsPlan')).length,
      );
    expect([types(origin), types(addDays(origin, 1))]).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  it('spreads what an own Savings Plan and reserved instances cost over their year', () => {
    const [plan, reservation] = (['savings-plan', 'reserved-instances'] as const).map((special) => {
      const account = accountThatIs(special, organization);
      return charges(organization, account, range('2026-04-01', '2026-11-01')).filter(
        ({ service, chargeType }) =>
          service !== 'Amazon Registrar' &&
          /^(SavingsPlan.*|RIFee|Fee|DiscountedUsage)$/.test(chargeType),
      );
    });
    const owned = { plan: 128n, reservation: 198n };
    expect(sum(plan ?? [], 'unblended')).toBe((7_300n + 20n * owned.plan) * dollar);
    expect(sum(plan ?? [], 'amortized')).toBe(40n * owned.plan * dollar);
    expect(sum(reservation ?? [], 'unblended')).toBe((1_825n + 5n * owned.reservation) * dollar);
    expect(sum(reservation ?? [], 'amortized')).toBe(10n * owned.reservation * dollar);
  });

  it('gives more credits than an account uses', () => {
    const account = accountThatIs('credits-above-usage', organization);
    const items = charges(organization, account, range('2026-10-14', '2026-10-15'));
    const credit = items.filter(({ chargeType }) => chargeType === 'Credit');
    const rest = items.filter((charge) => !credit.includes(charge));
    expect(credit).toHaveLength(1);
    expect(sum(credit, 'unblended')).toBe((sum(rest, 'netUnblended') * -120n) / 100n);
  });
});

describe('restatement', () => {
  const usage = (account: LocalAccount, day: UtcDay, today: UtcDay) =>
    sum(
      charges(organization, account, { from: day, to: addDays(day, 1) }, today).filter(
        ({ chargeType }) => ['Usage', 'SavingsPlanCoveredUsage'].includes(chargeType),
      ),
      'unblended',
    );

  it('has a part of a day on the day itself and the next, and all of it a week later', () => {
    fc.assert(
      fc.property(places, ages, (place, age) => {
        const account = organization.accounts[place];
        if (!account || account.costsFrom !== undefined || account.workload === 'nothing') return;
        const day = addDays(origin, -age);
        if (account.costsTo !== undefined && account.costsTo <= day) return;
        const seen = [0, 1, 2, 7, 30].map((days) => usage(account, day, addDays(day, days)));
        const [first = 0n, second = 0n, third = 0n, week = 0n, month = 0n] = seen;
        expect(first).toBeLessThan(second);
        expect(second).toBeLessThan(third);
        expect(third).toBeLessThanOrEqual(week);
        expect(week).toBe(month);
        expect(usage(account, addDays(day, 1), day)).toBe(0n);
      }),
    );
  });

  it.each(['2026-11-24', '2026-12-02', '2026-12-07'])(
    'changes a minority of the days when it becomes %s',
    (text) => {
      const today = parseUtcDay(text);
      const before = { from: addDays(today, -60), to: addDays(today, -2) };
      const changed = organization.accounts.flatMap((account) =>
        daysOf(before).filter((day) => {
          const days = { from: day, to: addDays(day, 1) };
          const seen = (on: UtcDay) => charges(organization, account, days, on);
          return !isDeepStrictEqual(seen(today), seen(addDays(today, -1)));
        }),
      );
      expect(changed.length).toBeGreaterThan(2);
      expect(changed.length).toBeLessThan(24 * 58 * 0.1);
    },
  );

  it('lands support of a month on day 6 or 7 of the next', () => {
    const landed = [1, 2, 3]
      .map(anOrganization)
      .flatMap((each) =>
        each.accounts
          .filter(({ supported }) => supported)
          .map((account) =>
            daysOf(range('2026-11-01', '2026-11-10')).find((today) =>
              charges(each, account, range('2026-10-31', '2026-11-01'), today).some(
                ({ chargeType }) => chargeType === 'Support',
              ),
            ),
          ),
      );
    expect([...new Set(landed)].sort()).toEqual(['2026-11-06', '2026-11-07']);
  });

  it('gives credits and refunds for months that are long over', () => {
    const seenOn = (today: string) =>
      organization.accounts.flatMap((account) =>
        charges(organization, account, range('2026-09-01', '2026-11-01'), parseUtcDay(today))
          .filter(({ chargeType }) => chargeType === 'Credit' || chargeType === 'Refund')
          .filter(() => account.special !== 'credits-above-usage')
          .map(
            ({ chargeType, unblended }) => `${account.name} ${chargeType} ${unblended / dollar}`,
          ),
      );
    expect({
      open: seenOn('2026-09-30'),
      closed: seenOn('2026-11-25'),
      later: seenOn('2027-02-01'),
    }).toMatchInlineSnapshot(`
      {
        "closed": [
          "Web Shop Production Credit -84",
          "Payments Credit -40",
          "Payments Refund -7",
          "Payments Credit -40",
          "Payments Refund -7",
          "Acquired Startup Credit -237",
          "Experiments Credit -71",
          "Reseller Customer Refund -54",
          "Reseller Customer Credit -34",
        ],
        "later": [
          "Web Shop Production Credit -84",
          "Payments Credit -40",
          "Payments Refund -7",
          "Payments Credit -40",
          "Payments Refund -7",
          "Data Platform Refund -20",
          "Acquired Startup Credit -237",
          "Experiments Credit -71",
          "Zürich Forschung 東京 🗼 Refund -44",
          "Reseller Customer Refund -54",
          "Reseller Customer Credit -34",
        ],
        "open": [
          "Payments Credit -40",
          "Payments Refund -7",
        ],
      }
    `);
  });

  it("grows a month's tax on its first day", () => {
    const account = accountNamed('Zürich Forschung 東京 🗼', organization);
    const first = range('2026-11-01', '2026-11-02');
    const taxOn = (today: UtcDay) =>
      sum(
        charges(organization, account, first, today).filter(
          ({ chargeType }) => chargeType === 'Tax',
        ),
        'unblended',
      );
    const used = charges(organization, account, range('2026-11-01', '2026-11-24')).filter(
      ({ chargeType }) => ['Usage', 'Enterprise Discount Program Discount'].includes(chargeType),
    );
    expect(taxOn(origin)).toBe((sum(used, 'netUnblended') * 8n) / 100n);
    expect(taxOn(addDays(origin, 1))).toBeGreaterThan(taxOn(origin));
  });
});

describe('what third parties sell', () => {
  const sold = (name: string, days: DayRange) =>
    charges(organization, accountNamed(name, organization), days)
      .filter(({ marketplace }) => marketplace)
      .map(({ service, chargeType, unblended }) => [service, chargeType, unblended]);

  it('is a subscription on the first of each month, taxed by its seller', () => {
    expect(sold('Web Shop Staging', range('2026-09-15', '2026-11-15'))).toEqual(
      ['2026-10', '2026-11'].flatMap(() => [
        ['Tidewater Test Recorder', 'Fee', 240n * dollar],
        ['Tax', 'Tax', (456n * dollar) / 10n],
      ]),
    );
  });

  it('is usage, taxed by its seller as far as it is', () => {
    const ofShop = sold('Web Shop Production', october);
    const usage = ofShop.filter(([, chargeType]) => chargeType === 'Usage');
    expect(new Set(usage.map(([service]) => service))).toEqual(
      new Set(['Log Insights Pro (AWS Marketplace)']),
    );
    expect(usage).toHaveLength(31);
    const total = usage.reduce((all, [, , amount]) => all + BigInt(amount ?? 0n), 0n);
    expect(ofShop.filter((each) => !usage.includes(each))).toEqual([
      ['Tax', 'Tax', (total * 19n) / 100n],
    ]);
  });

  it('leaves the tax of an account what it would be without', () => {
    const account = accountNamed('Web Shop Production', organization);
    const items = charges(organization, account, october);
    const taxes = items.filter(({ chargeType }) => chargeType === 'Tax');
    const taxed = items.filter(
      ({ chargeType }) => !['Tax', 'Support', 'Credit', 'Refund'].includes(chargeType),
    );
    expect(taxes.map(({ marketplace = false }) => marketplace)).toEqual([false, true]);
    expect(sum(taxes, 'unblended')).toBe((sum(taxed, 'netUnblended') * 19n) / 100n);
  });
});

describe('something that was left running', () => {
  const forgetful = createOrganization({
    seed: 1,
    origin,
    accounts: 24,
    months: 13,
    leftRunning: true,
  });
  const more = (name: string, days: DayRange) =>
    sum(charges(forgetful, accountNamed(name, forgetful), days), 'unblended') -
    sum(charges(organization, accountNamed(name, organization), days), 'unblended');

  it('costs one account about $170 more each day, four days before the origin and later', () => {
    // With its discount.
    expect(more('Machine Learning', range('2026-11-19', '2026-11-20'))).toBe(
      (121n * 1_408_000n * 1_000_000n * 94n) / 100n,
    );
    expect(more('Machine Learning', range('2026-01-01', '2026-11-19'))).toBe(0n);
    expect(more('Web Shop Production', range('2026-11-01', '2026-11-24'))).toBe(0n);
  });
});

describe('lifetimes', () => {
  const first = (special: Parameters<typeof accountThatIs>[0], today: UtcDay) =>
    daysOf({ from: organization.history(origin).from, to: addDays(today, 1) }).filter(
      (day) =>
        charges(
          organization,
          accountThatIs(special, organization),
          { from: day, to: addDays(day, 1) },
          today,
        ).length > 0,
    );

  it('charges an account from its first day to its last', () => {
    expect(first('joined-later', origin)[0]).toBe('2026-08-01');
    expect(first('closed', origin).at(-1)).toBe('2026-09-08');
    expect(first('never-used', origin)).toEqual([]);
    expect(first('created-today', origin)).toEqual([]);
    expect(first('created-today', addDays(origin, 1))).toEqual(['2026-11-23', '2026-11-24']);
    expect(first('suspended', origin)).toHaveLength(31 + 365 + 23);
  });
});
