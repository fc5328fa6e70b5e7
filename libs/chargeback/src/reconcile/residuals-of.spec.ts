import { costMatrix, parseInstant, type CostLine, type CostOrigin } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { aLine, amounts } from '@orgcost/testing';
import type { BillLine } from '../bill/bill';
import { october } from '../allocate/organizations.fixture';
import { november } from '../ownership/ownership.fixture';
import { isExplained } from './residual';
import { residualsOf } from './residuals-of';

const account = '111111111111';

function residuals(ours: readonly CostLine[], theirs: readonly CostLine[], origin: CostOrigin) {
  const lines = theirs.map(({ service: _, ...line }): BillLine => ({ account, ...line }));
  const span = { ...november, costCenter: 'shop', source: 'tag' } as const;
  return residualsOf({
    accounts: ours.length === 0 ? [] : [{ account, owned: [{ span, matrix: costMatrix(ours) }] }],
    bill: {
      period: october,
      fetchedAt: parseInstant('2026-11-08T06:00:00Z'),
      source: 'payer',
      estimated: false,
      lines,
      marketplace: [],
      invoiced: [],
    },
    metric: 'net-amortized',
    origins: new Map([[account, [origin]]]),
  });
}

const usage = (amount: string, net = amount) =>
  aLine({ amounts: amounts(amount, { 'net-unblended': net, 'net-amortized': net }) });
const netUsage = (net: string) =>
  aLine({ amounts: { 'net-unblended': parseAmount(net), 'net-amortized': parseAmount(net) } });
const credit = (amount: string) => aLine({ chargeType: 'Credit', amounts: amounts(amount) });

it.each<[string, CostLine[], CostLine[], CostOrigin, string | undefined, boolean]>([
  ['nothing', [usage('5')], [usage('5')], 'member', undefined, true],
  ['rounding', [usage('5')], [usage('5.0000000001')], 'payer', 'rounding', true],
  [
    'a credit that is not shown',
    [usage('5')],
    [usage('5'), credit('-1')],
    'member',
    'hidden-charges',
    true,
  ],
  [
    'a discount in net amounts',
    [usage('5', '5')],
    [usage('5', '4')],
    'member',
    'hidden-charges',
    true,
  ],
  // Gross amounts of a month that was imported in part are not known: nothing says that a discount is hidden.
  ['other net amounts alone', [netUsage('5')], [usage('6')], 'member', 'other-view', false],
  ['other rates', [usage('5')], [usage('6')], 'member', 'other-view', false],
  [
    'usage that the account does not see',
    [credit('-1')],
    [credit('-1'), usage('6')],
    'member',
    'unexplained',
    false,
  ],
  [
    'a credit, though the payer was asked',
    [usage('5')],
    [usage('5'), credit('-1')],
    'payer',
    'unexplained',
    false,
  ],
  ['nothing collected', [], [usage('6')], 'member', 'not-collected', false],
  ['nothing billed', [usage('6')], [], 'member', 'not-billed', false],
  [
    'another currency',
    [usage('6'), credit('-1')],
    [usage('6'), { ...credit('-1'), currency: 'EUR' }],
    'member',
    'other-currency',
    false,
  ],
])('%s', (_what, ours, theirs, origin, cause, explained) => {
  const found = residuals(ours, theirs, origin);
  expect([...new Set(found.map((each) => each.cause))]).toEqual(cause === undefined ? [] : [cause]);
  expect(found.every(isExplained)).toBe(explained);
});

it('says how far both are apart', () => {
  expect(residuals([usage('5')], [usage('6.25')], 'member')).toEqual([
    {
      cause: 'other-view',
      account,
      chargeType: 'Usage',
      currency: 'USD',
      payer: '6.25',
      charged: '5',
      amount: '1.25',
    },
  ]);
});
