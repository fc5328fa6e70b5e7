import type { Statement } from '@orgcost/chargeback';
import { parseBillingPeriod } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { statementFileName } from './statement-file';

const statement = (id: string): Statement => ({
  period: parseBillingPeriod('2026-10'),
  costCenter: { id },
  currency: 'USD',
  metric: 'net-amortized',
  accountNames: {},
  lines: [],
  total: parseAmount('0'),
  rounding: parseAmount('0'),
  payable: parseAmount('0'),
  accepted: [],
});

it('is the name of the cost center, as far as file systems take it, and never that of another', () => {
  const taken = new Set<string>();
  const nameOf = (id: string, document: string) =>
    statementFileName({ statement: statement(id), document }, taken);
  expect(nameOf('web-shop', 'aaaaaaaaaa')).toBe('2026-10-web-shop-USD');
  expect(nameOf('Web-Shop', 'bbbbbbbbbb')).toBe('2026-10-Web-Shop-USD-bbbbbbbb');
  expect(nameOf('../web/shop', 'cccccccccc')).toBe('2026-10-.._web_shop-USD-cccccccc');
  expect(nameOf('Zürich', 'dddddddddd')).toBe('2026-10-Zürich-USD');
  expect(nameOf('x'.repeat(128), 'eeeeeeeeee')).toBe(`2026-10-${'x'.repeat(60)}-USD-eeeeeeee`);
});
