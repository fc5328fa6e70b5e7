import { costMatrix } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import { digestOf, monthTotals } from './month-totals';

const usage = aLine({ amounts: amounts('3') });
const tax = aLine({ chargeType: 'Tax', amounts: amounts('0.5') });

test('totals are by charge type and currency, over all services', () => {
  const lines = costMatrix([
    aLine(),
    aLine({ service: 'Amazon S3', amounts: amounts('2') }),
    aLine({ currency: 'CNY' }),
    tax,
  ]);
  expect([...monthTotals(lines)]).toEqual([
    ['["Tax","USD"]', amounts('0.5')],
    ['["Usage","CNY"]', amounts('1')],
    ['["Usage","USD"]', amounts('3')],
  ]);
});

describe('a digest', () => {
  const digest = (...lines: (typeof usage)[]): string => digestOf(monthTotals(lines));

  it('is for ever', () => {
    expect(digest(usage, tax)).toBe('L3mipsZHVj67fb6vwgR-f8n9vzlGv0vYnwjcbDCANsI');
  });

  it('is the same for what says the same', () => {
    const zeros = aLine({ chargeType: 'Credit', amounts: amounts('0') });
    expect(digest(tax, usage, zeros)).toBe(digest(usage, tax));
    expect(digest(zeros)).toBe(digest());
  });

  it.each([
    ['amount', aLine({ amounts: amounts('3', { 'net-amortized': '3.0000000001' }) })],
    ['metric', aLine({ amounts: { unblended: parseAmount('3') } })],
    ['charge type', aLine({ amounts: amounts('3'), chargeType: 'Fee' })],
    ['currency', aLine({ amounts: amounts('3'), currency: 'CNY' })],
  ])('differs with the %s', (_, other) => {
    expect(digest(other, tax)).not.toBe(digest(usage, tax));
  });
});
