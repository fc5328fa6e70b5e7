import { isExplained, type CurrencyProof, type Proof, type Residual } from '@orgcost/chargeback';
import { readableAmount } from '@orgcost/money';
import { renderTable } from '../table';

/** The bill against statements by charge type, then every residual by its name, in exact digits. */
export function renderProof({ currencies, residuals }: Proof, width?: number): string {
  return [
    ...currencies.map((each) => renderCurrency(each, width)),
    residuals.length === 0
      ? 'No residual: what the payer is billed is what statements charge, to the last digit.\n'
      : renderResiduals(residuals, width),
  ].join('\n');
}

function renderCurrency(proof: CurrencyProof, width?: number): string {
  const { currency, chargeTypes, payer, charged, residual } = proof;
  const table = renderTable(
    [
      { title: `In ${currency}`, cell: ({ chargeType }) => chargeType, shrinks: true },
      { title: 'Payer', align: 'right', cell: (each) => each.payer },
      { title: 'Statements', align: 'right', cell: (each) => each.charged },
      { title: 'Residual', align: 'right', cell: (each) => each.residual },
    ],
    chargeTypes,
    { totals: [['Total', payer, charged, residual]], width },
  );
  return `${table}\n${besides(proof)}`;
}

/** What is on statements and on no bill of the month. */
function besides({
  charged,
  adjustments,
  priorPeriods,
  transfers,
  rounding,
  payable,
  currency,
}: CurrencyProof): string {
  const parts = [
    ['adjustments', adjustments],
    ['changes of earlier months', priorPeriods],
    ['transfers between cost centers', transfers],
    ['rounding to cents', rounding],
  ] as const;
  const named = parts.filter(([, amount]) => amount !== '0');
  return (
    `Statements ask for ${readableAmount(payable)} ${currency}: ${charged} of the month` +
    `${named.map(([name, amount]) => `, ${amount} of ${name}`).join('')}.\n`
  );
}

function renderResiduals(residuals: readonly Residual[], width?: number): string {
  const table = renderTable<Residual>(
    [
      { title: 'Residual', cell: (each) => each.cause },
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Charge type', cell: ({ chargeType }) => chargeType, shrinks: true },
      { title: 'Payer', align: 'right', cell: ({ payer }) => payer },
      { title: 'Charged', align: 'right', cell: ({ charged }) => charged },
      { title: 'Difference', align: 'right', cell: ({ amount }) => amount },
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    residuals,
    { width },
  );
  const open = residuals.filter((each) => !isExplained(each));
  const verdict =
    open.length === 0
      ? 'Each is explained: it has to be so.'
      : `${open.length} of ${residuals.length} are not explained: a close has to accept them, with a reason.`;
  return `${table}\n${verdict}\n`;
}
