import { ruleSetSchema } from './rule-set';

/** `path: message` of everything that is wrong. */
function faultsOf(ruleSet: unknown): string[] {
  const { error } = ruleSetSchema.safeParse(ruleSet);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const of = (...rules: unknown[]) => ({ metric: 'net-amortized', rules });
const tax = { take: { chargeTypes: ['Tax'] } };

it('is read whole, with numbers as they are written', () => {
  const ruleSet = {
    metric: 'net-unblended',
    rules: [
      { name: 'Tax', ...tax, charge: 'finance' },
      { name: 'Refunds', take: { chargeGroups: ['refund'] }, stay: true },
      {
        name: 'Network',
        take: { accounts: ['111111111111'] },
        split: { by: 'shares', shares: { shop: 33.3, data: '66.7' } },
      },
      {
        name: 'Support',
        take: { chargeTypes: ['Support'], marketplace: false },
        split: { by: 'direct-cost', metric: 'amortized', of: { chargeGroups: ['usage'] } },
      },
      { name: 'Platform', passOn: 'platform', split: { by: 'usage', key: 'pods' } },
    ],
    adjustments: [{ name: 'Handling', reason: 'agreed in 2026', percent: 2.5, from: '2026-10' }],
  };
  expect(ruleSetSchema.parse(ruleSet)).toEqual({
    ...ruleSet,
    rules: ruleSet.rules.map((rule) =>
      rule.name === 'Network'
        ? { ...rule, split: { by: 'shares', shares: { shop: '33.3', data: '66.7' } } }
        : rule,
    ),
    adjustments: [{ ...ruleSet.adjustments[0], percent: '2.5' }],
  });
});

it.each<[string, unknown, string[]]>([
  [
    'no metric',
    { rules: [] },
    ['metric: must be one of unblended, amortized, net-unblended, net-amortized'],
  ],
  [
    'nothing that becomes of charges',
    of({ name: 'Tax', ...tax }),
    ['rules.0: must say what becomes of the charges: stay, charge, split, or passOn with split'],
  ],
  [
    'what YAML reads as numbers, and ids and digits are lost',
    of(
      { name: 'Network', take: { accounts: [123456789012] }, charge: 4711 },
      {
        name: 'Tax',
        ...tax,
        split: { by: 'shares', shares: { shop: 33.333333333333336, data: 66.7 } },
      },
    ),
    [
      'rules.0.take.accounts.0: must be text: put it in quotes',
      'rules.0.charge: must be text: put it in quotes',
      'rules.1.split.shares.shop: has more digits than YAML keeps of a number: put it in quotes',
    ],
  ],
  [
    'a rule that takes nothing in particular',
    of({ name: 'All', take: {}, stay: true }),
    ['rules.0.take: must say which charges'],
  ],
  [
    'a name twice',
    of({ name: 'Tax', ...tax, stay: true }, { name: 'Tax', ...tax, charge: 'finance' }),
    ['rules.1.name: is "Tax" like an earlier one: rename it'],
  ],
  [
    'shares that do not sum',
    of({ name: 'Tax', ...tax, split: { by: 'shares', shares: { shop: 60, data: '39.99' } } }),
    ['rules.0.split.shares: must sum to 100 percent: they sum to 99.99'],
  ],
  [
    'a negative share',
    of({ name: 'Tax', ...tax, split: { by: 'shares', shares: { shop: 110, data: -10 } } }),
    ['rules.0.split.shares.data: must not be negative'],
  ],
  [
    'a cost center among which twice',
    of({ name: 'Tax', ...tax, split: { by: 'even', among: ['shop', 'data', 'shop'] } }),
    ['rules.0.split.among.2: is "shop" again: remove it'],
  ],
  [
    'a cycle of one',
    of({ name: 'On', passOn: 'platform', split: { by: 'even', among: ['shop', 'platform'] } }),
    ['rules.0.split.among.1: charges "platform" with what it passes on: a cycle; leave it out'],
  ],
  [
    'a cycle of two',
    of(
      { name: 'Platform', passOn: 'platform', split: { by: 'even', among: ['network'] } },
      { name: 'Network', passOn: 'network', split: { by: 'shares', shares: { platform: 100 } } },
    ),
    [
      'rules.1.split.shares.platform: charges "platform", which "Platform" has passed on before: a cycle; put this rule before it, or leave "platform" out',
    ],
  ],
  [
    'what is passed on twice',
    of(
      { name: 'One', passOn: 'platform', split: { by: 'even' } },
      { name: 'Two', passOn: 'platform', split: { by: 'even' } },
    ),
    ['rules.1.passOn: is "platform", which "One" has passed on already: keep one of them'],
  ],
  [
    'charges brought after they are passed on',
    of(
      { name: 'On', passOn: 'platform', split: { by: 'even' } },
      { name: 'Tax', ...tax, stay: true },
    ),
    ['rules.1: must come before the rules that pass on: it brings them charges'],
  ],
  [
    'an adjustment of nothing',
    {
      metric: 'amortized',
      adjustments: [
        { name: 'A', reason: 'why' },
        { name: 'B', reason: 'why', amount: '5', from: '2026-10', to: '2026-10' },
      ],
    },
    [
      'adjustments.0: must have a percent or an amount',
      'adjustments.1: must have the currency of its amount',
      'adjustments.1: is for no month: "to" 2026-10 is exclusive, and not after "from" 2026-10',
    ],
  ],
])('has to be right: %s', (_what, ruleSet, faults) => {
  expect(faultsOf(ruleSet)).toEqual(faults);
});
