import { statementSchema } from '@orgcost/chargeback';
import { hostile, long, ordinary, preview, withLines } from '../statements.fixture';
import { statementJson } from './statement-json';

it('is the document in the order of the schema, whatever the order of what it was made of', () => {
  const { period, lines, closed, ...others } = withLines([
    { amount: '1.50', chargeType: 'Tax', service: 'S', account: '1', kind: 'direct' },
  ]);

  expect(statementJson({ ...others, lines, ...(closed && { closed }), period })).toBe(
    '{"period":"2026-11","costCenter":{"id":"4711","name":"Web Shop","owner":"shop-lead@example.com"},' +
      '"currency":"USD","metric":"net-amortized",' +
      '"closed":{"sequence":3,"at":"2026-12-09T08:15:42.000Z","by":"finance@example.com"},' +
      '"previous":"b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184","accountNames":{},' +
      '"lines":[{"kind":"direct","account":"1","service":"S","chargeType":"Tax","amount":"1.5"}],' +
      '"total":"1.5","rounding":"0","payable":"1.5","accepted":[]}',
  );
});

test.each(Object.entries({ ordinary, preview, long, hostile }))(
  'reads back: %s',
  (_name, given) => {
    expect(statementSchema.parse(JSON.parse(statementJson(given)))).toEqual(given);
  },
);
