import { isExplained, residualCauses, type CurrencyProof, type Proof } from '@orgcost/chargeback';
import { sumAmounts } from '@orgcost/money';
import { renderTable } from '../table';

/**
 * That statements and residuals, by their names, come to the bill: in exact digits.
 * @param details the command that names each residual
 */
export function renderProofSummary(proof: Proof, details: string, width?: number): string {
  const tables = proof.currencies.map((each) => renderCurrency(proof, each, width));
  return [...tables, `By charge type and account: ${details}\n`].join('\n');
}

function renderCurrency(
  { residuals }: Proof,
  { currency, charged, payer }: CurrencyProof,
  width?: number,
): string {
  const byCause = residualCauses.flatMap((cause) => {
    const own = residuals.filter((each) => each.cause === cause && each.currency === currency);
    if (own.length === 0) return [];
    const name = isExplained({ cause }) ? cause : `${cause}, not explained`;
    return [[`Residual: ${name}`, sumAmounts(own.map(({ amount }) => amount))] as const];
  });
  return renderTable(
    [
      { title: 'Proof', cell: ([what]) => what, shrinks: true },
      { title: `Exact ${currency}`, align: 'right', cell: ([, amount]) => amount },
    ],
    [['Statements, of the month', charged] as const, ...byCause],
    { totals: [["Payer's bill", payer]], width },
  );
}
