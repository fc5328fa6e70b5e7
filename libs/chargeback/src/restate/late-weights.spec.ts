import { parseBillingPeriod } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { october } from '../allocate/organizations.fixture';
import type { ClosedInputs } from '../close/closed-inputs';
import { ruleSetSchema } from '../rules/rule-set';
import { lateWeights } from './late-weights';

const usage = { by: 'usage', key: 'messages' };
const ruleSet = ruleSetSchema.parse({
  metric: 'unblended',
  rules: [
    { name: 'Own', take: { services: ['Own'] }, split: { by: 'direct-cost' } },
    { name: 'Even', take: { services: ['Even'] }, split: { by: 'even' } },
    {
      name: 'Named',
      take: { services: ['Named'] },
      split: { by: 'even', among: ['shop', 'data'] },
    },
    { name: 'Used', take: { services: ['Used'] }, split: usage },
    { name: 'Tools', passOn: 'tools', split: usage },
    { name: 'Office', passOn: 'office', split: { by: 'shares', shares: { shop: 75, data: 25 } } },
    { name: 'Platform', passOn: 'platform', split: usage },
  ],
});

function used(costCenter: string, quantity: string): ClosedInputs['usage'][number] {
  return { period: october, key: 'messages', costCenter, quantity: parseAmount(quantity) };
}

const inputs: ClosedInputs = {
  period: october,
  ruleSet,
  usage: [
    used('shop', '3'),
    used('platform', '2'),
    used('office', '5'),
    used('tools', '4'),
    used('idle', '0'),
    { ...used('data', '9'), key: 'queries' },
    { ...used('data', '9'), period: parseBillingPeriod('2026-09') },
  ],
  unassigned: 'unassigned',
  costCenters: [],
  accounts: [],
  restated: [],
  moved: [],
};

/** By what each rule splits in a currency, when October was split in dollars by these. */
function weightsIn(currency: string): Record<string, Record<string, string>> {
  const weights = [
    { costCenter: 'data', weight: parseAmount('1') },
    { costCenter: 'shop', weight: parseAmount('2') },
  ];
  const names = ruleSet.rules.map(({ name }) => name);
  const allocation = { weights: names.map((rule) => ({ rule, currency: 'USD', weights })) };
  const weightsOf = lateWeights({ inputs, allocation });
  const splitting = ruleSet.rules.flatMap((rule) => ('split' in rule ? [rule] : []));
  return Object.fromEntries(
    splitting.map((rule) => [
      rule.name,
      Object.fromEntries(
        weightsOf(rule, currency).map(({ costCenter, weight }) => [costCenter, weight]),
      ),
    ]),
  );
}

it('goes by the weights by which the month was split', () => {
  const closed = { data: '1', shop: '2' };
  expect(weightsIn('USD')).toEqual({
    Own: closed,
    Even: closed,
    Named: closed,
    Used: closed,
    Tools: closed,
    Office: closed,
    Platform: closed,
  });
});

it('goes by what asks for no charge in a currency that the month did not have, and else by nothing', () => {
  const afterTools = { office: '5', platform: '2', shop: '3' };
  expect(weightsIn('EUR')).toEqual({
    Own: {},
    Even: {},
    Named: { data: '1', shop: '1' },
    Used: { ...afterTools, tools: '4' },
    Tools: afterTools,
    Office: { data: '25', shop: '75' },
    Platform: { shop: '3' },
  });
});
