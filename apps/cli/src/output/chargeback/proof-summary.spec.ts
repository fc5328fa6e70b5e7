import { proofSchema, type Proof, type ResidualCause } from '@orgcost/chargeback';
import { renderProofSummary } from './proof-summary';

const residual = (cause: ResidualCause, account: string, amount: string) => ({
  cause,
  account,
  chargeType: 'Usage',
  currency: 'USD',
  payer: amount,
  charged: '0',
  amount,
});

/** In US dollars. */
function proofOf(
  sides: Readonly<Record<'payer' | 'charged' | 'residual' | 'payable', string>>,
  residuals: readonly ReturnType<typeof residual>[],
): Proof {
  const besides = { adjustments: '0', priorPeriods: '0', transfers: '0', rounding: '0' };
  return proofSchema.parse({
    period: '2026-10',
    metric: 'net-amortized',
    currencies: [{ currency: 'USD', chargeTypes: [], ...sides, ...besides }],
    residuals,
  });
}

it('names each cause with what it comes to, and which is not explained', () => {
  const proof = proofOf({ payer: '90', charged: '100', residual: '-10', payable: '100' }, [
    residual('hidden-charges', '111111111111', '-20'),
    residual('unexplained', '111111111111', '4'),
    residual('unexplained', '222222222222', '6'),
  ]);
  expect(renderProofSummary(proof, 'orgcost reconcile --month 2026-10')).toBe(
    `\
Proof                                 Exact USD
───────────────────────────────────────────────
Statements, of the month                    100
Residual: hidden-charges                    -20
Residual: unexplained, not explained         10
───────────────────────────────────────────────
Payer's bill                                 90

By charge type and account: orgcost reconcile --month 2026-10
`,
  );
});

it('says so where nothing is left', () => {
  const proof = proofOf({ payer: '90', charged: '90', residual: '0', payable: '90' }, []);
  expect(renderProofSummary(proof, 'orgcost reconcile')).toBe(
    `\
Proof                     Exact USD
───────────────────────────────────
Statements, of the month         90
───────────────────────────────────
Payer's bill                     90

By charge type and account: orgcost reconcile
`,
  );
});
