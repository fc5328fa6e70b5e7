import { periodInWords } from '@orgcost/domain';
import { readableAmount } from '@orgcost/money';
import { refusalInWords } from '@orgcost/chargeback';
import type { DemoChargeback } from '../../chargeback/demo-chargeback';
import { count } from '../count';
import { renderTotals } from './totals';

/** Cost centers, and that they come to the bill. */
export function renderDemoChargeback(
  { period, totals, proof, refusals, paidPages }: DemoChargeback,
  width?: number,
): string {
  const proofs = proof.map(
    ({ payer, charged, residual, currency }) =>
      `The payer is billed ${readableAmount(payer)} ${currency} (${count(paidPages, 'paid page')}): ${readableAmount(charged)} are charged, ` +
      (residual === '0'
        ? 'nothing is left, to the last digit.'
        : `${residual} is residual, each part of it named.`),
  );
  const state =
    refusals.length === 0
      ? 'Nothing stands against closing it.'
      : `Not to be closed yet: ${refusals.map(refusalInWords).join('; ')}.`;
  return (
    `Chargeback of ${periodInWords(period)}, net amortized, by cost center\n\n` +
    `${renderTotals(totals, width)}\n${[...proofs, state].join('\n')}\n`
  );
}
