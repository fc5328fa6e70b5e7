import { ruleSetSchema } from './rule-set';
import { storedRuleSetSchema } from './stored-rule-set';

const take = { chargeTypes: ['Tax'] };
const shares = (shop: string) => ({ split: { by: 'shares', shares: { shop, data: '40' } } });

it('has what a file has, whatever else is asked of a file', () => {
  const stored = (shop: string) => ({
    metric: 'net-amortized',
    rules: [{ name: 'Tax', take, ...shares(shop) }],
    adjustments: [{ name: 'Fee', reason: 'agreed', percent: '2' }],
  });
  expect(storedRuleSetSchema.parse(stored('60'))).toEqual(ruleSetSchema.parse(stored('60')));
  expect(ruleSetSchema.safeParse(stored('50')).success).toBe(false);
  expect(storedRuleSetSchema.parse(stored('50'))).toEqual(stored('50'));
});

it('passes over no word that it does not know: charges would go another way', () => {
  const unknown = { metric: 'unblended', rules: [{ name: 'Tax', take, stay: true, unless: 'x' }] };
  expect(storedRuleSetSchema.safeParse({ ...unknown, adjustments: [] }).success).toBe(false);
});
