import { statementLineSchema } from '@orgcost/chargeback';
import { describeLine } from './describe-line';

const shop = '439733207903';
const context = { currency: 'USD', accountNames: { [shop]: 'Web Shop Production' } };
const charge = { account: shop, service: 'AWS Lambda', chargeType: 'Usage' };
const days = { from: '2026-11-01', to: '2026-11-15' };
const priorPeriod = {
  kind: 'prior-period',
  ...charge,
  period: '2026-09',
  day: '2026-09-03',
  old: '12',
  new: '13.5',
  amount: '1.5',
};
const share = { kind: 'share', rule: 'Support by spend', chargeType: 'Support', amount: '1' };
const adjustment = { kind: 'adjustment', name: 'Fee', reason: 'agreed', amount: '1' };

test.each([
  [{ kind: 'direct', ...charge, amount: '1' }, 'AWS Lambda, Usage'],
  [
    { kind: 'direct', ...charge, marketplace: true, days, amount: '1' },
    'AWS Lambda, Usage, AWS Marketplace, 1 to 14 November',
  ],
  [
    { kind: 'direct', ...charge, days: { from: '2026-11-04', to: '2026-11-05' }, amount: '1' },
    'AWS Lambda, Usage, 4 November',
  ],
  [
    { kind: 'direct', account: shop, service: '', chargeType: '', amount: '1' },
    'No service, no charge type',
  ],
  [
    { kind: 'charged', rule: 'Security', ...charge, marketplace: true, amount: '1' },
    'Security: AWS Lambda, Usage, AWS Marketplace, Web Shop Production (439733207903)',
  ],
  [
    { kind: 'charged', rule: 'Security', ...charge, account: 'constructor', amount: '1' },
    'Security: AWS Lambda, Usage, constructor',
  ],
  [
    { ...share, pool: '4000', weight: '13', of: '400' },
    'Support by spend: 3.25% of 4,000.00 USD of Support',
  ],
  [
    { ...share, pool: '-4000', weight: '1', of: '1000000' },
    'Support by spend: less than 0.01% of -4,000.00 USD of Support',
  ],
  [
    { ...share, pool: '4000', weight: '0', of: '7' },
    'Support by spend: 0% of 4,000.00 USD of Support',
  ],
  [
    { ...share, pool: '4000', weight: '0', of: '0' },
    'Support by spend: 0 of 0 of 4,000.00 USD of Support',
  ],
  [
    { kind: 'passed-on', rule: 'Platform', chargeType: 'Usage', amount: '-1' },
    'Platform: Usage that is passed on to others',
  ],
  [adjustment, 'Fee: agreed'],
  [{ ...adjustment, percent: '2.5', of: '4000' }, 'Fee: agreed (2.5% of 4,000.00 USD)'],
  [{ ...adjustment, percent: '2.5' }, 'Fee: agreed (2.5%)'],
  [
    { ...adjustment, from: '4812', period: '2026-09' },
    'Fee: agreed, charged to cost center 4812, for September 2026',
  ],
  [
    priorPeriod,
    '3 September 2026: AWS Lambda, Usage, Web Shop Production (439733207903): 13.50 instead of 12.00 USD',
  ],
  [
    { ...priorPeriod, new: '12.001', via: ['Support by spend', 'Platform'] },
    '3 September 2026: AWS Lambda, Usage, Web Shop Production (439733207903): 12.001 instead of 12 USD; ' +
      'by Support by spend, then Platform',
  ],
  [
    { ...priorPeriod, via: ['Security'] },
    '3 September 2026: AWS Lambda, Usage, Web Shop Production (439733207903): 13.50 instead of 12.00 USD; by Security',
  ],
  [
    {
      kind: 'transfer',
      period: '2026-09',
      account: shop,
      chargeType: 'Usage',
      days: { from: '2026-09-20', to: '2026-10-01' },
      other: '4812',
      amount: '1',
    },
    'Usage, Web Shop Production (439733207903), 20 to 30 September 2026: ' +
      'moves with the account between this cost center and 4812',
  ],
])('%j', (line, words) => {
  expect(describeLine(statementLineSchema.parse(line), context)).toBe(words);
});
