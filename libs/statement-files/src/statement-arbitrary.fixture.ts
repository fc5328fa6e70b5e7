import { statementSchema, type Statement } from '@orgcost/chargeback';
import { addAmounts, parseAmount, roundAmount, subtractAmounts, sumAmounts } from '@orgcost/money';
import fc from 'fast-check';

/** Up to 9 digits of which a spreadsheet's doubles are sure, and decimals as AWS has them, and ties. */
const amount = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.nat(999_999_999),
    fc.oneof(fc.stringMatching(/^\d{0,14}$/), fc.constantFrom('005', '015', '995')),
  )
  .map(([sign, whole, decimals]) => parseAmount(`${sign}${whole}.${decimals}`));
const name = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '-2',
    'Łódź',
    '漢字',
    'a\nb',
    '\u202Eabc',
    '<b>',
    'constructor',
    '__proto__',
    '"q", \'x\'',
    'W'.repeat(90),
  ),
  fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }),
);
const account = fc.constantFrom('111111111111', '222222222222', '333333333333');
const period = fc.constantFrom('2026-08', '2026-09');
const charge = { account, service: name, chargeType: fc.constantFrom('Usage', 'Tax', 'Credit') };
const { chargeType } = charge;
const days = fc.constantFrom(
  { from: '2026-09-01', to: '2026-09-02' },
  { from: '2026-09-03', to: '2026-10-01' },
);
const share = { weight: fc.constantFrom('1', '0.5'), of: fc.constantFrom('3', '80000') };
const marketplace = fc.constant(true);

const line = fc.oneof(
  fc.record(
    { kind: fc.constant('direct'), ...charge, marketplace, days, amount },
    { requiredKeys: ['kind', 'account', 'service', 'chargeType', 'amount'] },
  ),
  fc.record({ kind: fc.constant('charged'), rule: name, ...charge, amount }),
  fc.record({ kind: fc.constant('share'), rule: name, chargeType, pool: amount, ...share, amount }),
  fc.record({ kind: fc.constant('passed-on'), rule: name, chargeType, amount }),
  fc.record(
    {
      kind: fc.constant('adjustment'),
      name,
      reason: name,
      percent: amount,
      of: amount,
      period,
      amount,
    },
    { requiredKeys: ['kind', 'name', 'reason', 'amount'] },
  ),
  fc.record({
    kind: fc.constant('prior-period'),
    period,
    day: fc.constant('2026-09-09'),
    ...charge,
    old: amount,
    new: amount,
    amount,
  }),
  fc.record({
    kind: fc.constant('transfer'),
    period,
    account,
    chargeType,
    days,
    other: fc.constant('4812'),
    amount,
  }),
);

/** Any lines; what is payable is up to a cent off their sum, as the largest remainder would have it. */
export const statements: fc.Arbitrary<Statement> = fc
  .record({ lines: fc.array(line, { maxLength: 60 }), cent: fc.constantFrom('0', '0.01', '-0.01') })
  .map(({ lines, cent }) => {
    const nothing = { total: '0', rounding: '0', payable: '0', accepted: [] };
    const facts = { period: '2026-11', costCenter: { id: '4711' }, currency: 'USD' };
    const accountNames = { '111111111111': 'Web Shop' };
    const statement = statementSchema.parse({
      ...facts,
      metric: 'unblended',
      accountNames,
      lines,
      ...nothing,
    });
    const total = sumAmounts(statement.lines.map((each) => each.amount));
    const payable = addAmounts(roundAmount(total, 2), parseAmount(cent));
    return { ...statement, total, payable, rounding: subtractAmounts(payable, total) };
  });
