import { costMatrix, type CostLine } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import { november } from '../ownership/ownership.fixture';
import type { OwnerSpan } from '../ownership/owner-span';
import { ruleSetSchema } from '../rules/rule-set';
import { sortLines } from '../statements/sort-lines';
import { adjust } from './adjust';
import { allocate } from './allocate';
import type { ChargedAccount } from './charge';
import { october, usage } from './organizations.fixture';
import { marketplaceOf } from './marketplace';

const [shopId, dataId, sharedId] = ['111111111111', '222222222222', '333333333333'];

function ownedBy(costCenter: string, organizationalUnitPath = 'Root'): OwnerSpan {
  return { ...november, costCenter, source: 'tag', organizationalUnitPath };
}

function account(id: string, owner: string, ...lines: CostLine[]): ChargedAccount {
  return { account: id, owned: [{ span: ownedBy(owner), matrix: costMatrix(lines) }] };
}

const usageOf = (amount: string) => aLine({ amounts: amounts(amount) });
const taxOf = (amount: string) =>
  aLine({ service: 'Tax', chargeType: 'Tax', amounts: amounts(amount) });

/** By cost center: each line in a short form. */
function charge(
  accounts: readonly ChargedAccount[],
  rules: unknown[],
  adjustments: unknown[] = [],
) {
  const ruleSet = ruleSetSchema.parse({ metric: 'net-amortized', rules, adjustments });
  const { books, weights, notes } = allocate(accounts, {
    period: october,
    ruleSet,
    usage,
    unassigned: 'unassigned',
    tellMarketplace: marketplaceOf([
      {
        account: dataId,
        day: november.from,
        service: 'Tax',
        chargeType: 'Tax',
        currency: 'USD',
        amounts: amounts('2'),
      },
    ]),
  });
  adjust(books, ruleSet.adjustments, october);
  const charged = Object.fromEntries(
    books.all().map(({ costCenter, lines }) => [costCenter, sortLines(lines)]),
  );
  return { charged, weights, notes };
}

const accounts = [
  account(shopId, 'shop', usageOf('60'), taxOf('6')),
  account(dataId, 'data', usageOf('20'), taxOf('5')),
  account(sharedId, 'platform', usageOf('10')),
];

const direct = (id: string, amount: string, service = 'Amazon EC2', chargeType = 'Usage') => ({
  kind: 'direct',
  account: id,
  service,
  chargeType,
  amount,
});

it('leaves with the owner what no rule takes, and tells Marketplace apart', () => {
  expect(charge(accounts, [])).toEqual({
    charged: {
      data: [
        direct(dataId, '20'),
        direct(dataId, '3', 'Tax', 'Tax'),
        { ...direct(dataId, '2', 'Tax', 'Tax'), marketplace: true },
      ],
      platform: [direct(sharedId, '10')],
      shop: [direct(shopId, '60'), direct(shopId, '6', 'Tax', 'Tax')],
    },
    weights: [],
    notes: [],
  });
});

it('gives a charge to the first rule that takes it', () => {
  const { charged, notes } = charge(accounts, [
    { name: 'Marketplace', take: { marketplace: true }, stay: true },
    { name: 'Tax', take: { chargeTypes: ['Tax'] }, charge: 'finance' },
    { name: 'Again', take: { chargeGroups: ['tax'] }, charge: 'nobody' },
  ]);
  const tax = (id: string, amount: string) => ({
    ...direct(id, amount, 'Tax', 'Tax'),
    kind: 'charged',
    rule: 'Tax',
  });
  expect(charged).toEqual({
    data: [direct(dataId, '20'), { ...direct(dataId, '2', 'Tax', 'Tax'), marketplace: true }],
    finance: [tax(shopId, '6'), tax(dataId, '3')],
    platform: [direct(sharedId, '10')],
    shop: [direct(shopId, '60')],
  });
  expect(notes).toEqual([
    {
      kind: 'never-matches',
      rule: 'Again',
      index: 2,
      message:
        'no charge of the month is taken by it: an earlier rule may take them all, or there are none',
    },
  ]);
});

const takeShared = { take: { accounts: [sharedId] } };
const share = (weight: string, of: string, amount: string) => ({
  kind: 'share',
  rule: 'Shared',
  chargeType: 'Usage',
  pool: '10',
  weight,
  of,
  amount,
});

it.each<[string, object, Record<string, object>]>([
  [
    'in proportion to usage of their own',
    { by: 'direct-cost', of: { chargeTypes: ['Usage'] } },
    { data: share('20', '80', '2.5'), shop: share('60', '80', '7.5') },
  ],
  [
    'in proportion to all of their own, in another metric',
    { by: 'direct-cost', metric: 'unblended' },
    { data: share('25', '91', '2.747252747253'), shop: share('66', '91', '7.252747252747') },
  ],
  ['evenly', { by: 'even' }, { data: share('1', '2', '5'), shop: share('1', '2', '5') }],
  [
    'evenly among some',
    { by: 'even', among: ['data', 'research', 'shop'] },
    {
      data: share('1', '3', '3.333333333334'),
      research: share('1', '3', '3.333333333333'),
      shop: share('1', '3', '3.333333333333'),
    },
  ],
  [
    'by shares',
    { by: 'shares', shares: { shop: 75, research: 25 } },
    { research: share('25', '100', '2.5'), shop: share('75', '100', '7.5') },
  ],
  [
    'by usage',
    { by: 'usage', key: 'broker' },
    { data: share('3', '15.5', '1.935483870968'), shop: share('12.5', '15.5', '8.064516129032') },
  ],
])('splits what it takes %s', (_how, split, shares) => {
  const { charged, weights } = charge(accounts, [{ name: 'Shared', ...takeShared, split }]);
  expect(
    Object.fromEntries(
      Object.entries(charged).flatMap(([costCenter, lines]) =>
        lines.filter(({ kind }) => kind === 'share').map((line) => [costCenter, line]),
      ),
    ),
  ).toEqual(shares);
  expect(charged.platform).toBeUndefined();
  expect(weights).toEqual([
    {
      rule: 'Shared',
      currency: 'USD',
      weights: Object.entries(shares).map(([costCenter, line]) => ({
        costCenter,
        weight: 'weight' in line ? line.weight : undefined,
      })),
    },
  ]);
});

it('splits by what is nothing in the metric of the rules, such as usage that a reservation covers', () => {
  const reserved = aLine({
    chargeType: 'DiscountedUsage',
    amounts: amounts('0', { amortized: '30', unblended: '5' }),
  });
  const split = { by: 'direct-cost', metric: 'amortized', of: { chargeGroups: ['usage'] } };
  const { charged } = charge(
    [...accounts, account('444444444444', 'data', reserved)],
    [{ name: 'Shared', ...takeShared, split }],
  );
  expect(charged.data?.filter(({ kind }) => kind === 'share')).toEqual([
    share('50', '110', '4.545454545455'),
  ]);
  expect(charged.shop?.filter(({ kind }) => kind === 'share')).toEqual([
    share('60', '110', '5.454545454545'),
  ]);
});

it('charges to the unassigned what there is nothing to split by', () => {
  const only = [account(sharedId, 'platform', usageOf('10'))];
  const { charged, notes } = charge(only, [
    { name: 'Shared', ...takeShared, split: { by: 'direct-cost' } },
  ]);
  expect(charged).toEqual({ unassigned: [share('1', '1', '10')] });
  expect(notes).toEqual([
    {
      kind: 'nothing-to-go-by',
      rule: 'Shared',
      index: 0,
      message:
        'there is nothing to split its charges in USD by, so that all of them are charged to unassigned',
    },
  ]);
});

it('refuses usage of a key without a quantity', () => {
  expect(() =>
    charge(accounts, [{ name: 'Shared', ...takeShared, split: { by: 'usage', key: 'pods' } }]),
  ).toThrow(
    'Rule "Shared" splits by usage of "pods", which has no quantity in 2026-10: add lines of it to a usage file, or change the rule',
  );
});

it('passes on step by step all that was charged before', () => {
  const { charged } = charge(accounts, [
    { name: 'Tax', take: { chargeTypes: ['Tax'] }, charge: 'platform' },
    {
      name: 'Platform',
      passOn: 'platform',
      split: { by: 'shares', shares: { data: 50, shop: 50 } },
    },
    { name: 'Data', passOn: 'data', split: { by: 'shares', shares: { shop: 100 } } },
  ]);
  const kinds = (costCenter: string) =>
    charged[costCenter]?.map((line) => [
      line.kind,
      'rule' in line ? line.rule : '',
      'chargeType' in line ? line.chargeType : '',
      line.amount,
    ]);
  expect(kinds('platform')).toEqual([
    ['direct', '', 'Usage', '10'],
    ['charged', 'Tax', 'Tax', '6'],
    ['charged', 'Tax', 'Tax', '3'],
    ['charged', 'Tax', 'Tax', '2'],
    ['passed-on', 'Platform', 'Tax', '-11'],
    ['passed-on', 'Platform', 'Usage', '-10'],
  ]);
  expect(kinds('data')).toEqual([
    ['direct', '', 'Usage', '20'],
    ['share', 'Platform', 'Tax', '5.5'],
    ['share', 'Platform', 'Usage', '5'],
    ['passed-on', 'Data', 'Tax', '-5.5'],
    ['passed-on', 'Data', 'Usage', '-25'],
  ]);
  expect(kinds('shop')).toEqual([
    ['direct', '', 'Usage', '60'],
    ['share', 'Data', 'Tax', '5.5'],
    ['share', 'Data', 'Usage', '25'],
    ['share', 'Platform', 'Tax', '5.5'],
    ['share', 'Platform', 'Usage', '5'],
  ]);
});

it('adjusts what is charged, and gives it to whom it is for', () => {
  const { charged } = charge(
    accounts,
    [],
    [
      {
        name: 'Handling',
        reason: 'contract',
        percent: '2.5',
        costCenters: ['shop'],
        offset: 'finance',
      },
      { name: 'Seat', reason: 'tools', amount: '10', currency: 'USD', costCenters: ['data'] },
      { name: 'Over', reason: 'gone', percent: '1', to: '2026-10' },
    ],
  );
  const handling = {
    kind: 'adjustment',
    name: 'Handling',
    reason: 'contract',
    percent: '2.5',
    of: '66',
  };
  expect(charged.shop?.at(-1)).toEqual({ ...handling, amount: parseAmount('1.65') });
  expect(charged.finance).toEqual([{ ...handling, from: 'shop', amount: '-1.65' }]);
  expect(charged.data?.at(-1)).toEqual({
    kind: 'adjustment',
    name: 'Seat',
    reason: 'tools',
    amount: '10',
  });
  expect(charged.platform).toEqual([direct(sharedId, '10')]);
});
