import { daysOfBillingPeriod, periodInWords } from '@orgcost/domain';
import { readableAmount, sumByCurrency } from '@orgcost/money';
import { isExplained } from '../reconcile/residual';
import type { CloseFacts } from './close-facts';
import { few } from './named-accounts';
import type { Refusal } from './refusal';

/** A bill that is not there, not final, or not what accounts cost. */
export function refusalsOfBill(facts: CloseFacts): Refusal[] {
  return [...estimated(facts), ...noBill(facts), ...residual(facts)];
}

function estimated({ period, bill }: CloseFacts): Refusal[] {
  if (!bill?.estimated) return [];
  return [
    {
      kind: 'estimated',
      message: `The bill of ${periodInWords(period)} was still an estimate on ${bill.fetchedAt.slice(0, 10)}`,
      mend: `orgcost reconcile --month ${period} --refresh, once AWS has finished it`,
    },
  ];
}

function noBill({ period, bill }: CloseFacts): Refusal[] {
  if (bill) return [];
  return [
    {
      kind: 'no-bill',
      message: `What the payer is billed for ${periodInWords(period)} was never read`,
      mend: `orgcost reconcile --month ${period}`,
    },
  ];
}

function residual({ period, proof }: CloseFacts): Refusal[] {
  const unexplained = proof?.residuals.filter((each) => !isExplained(each)) ?? [];
  if (unexplained.length === 0) return [];
  const causes = [...new Set(unexplained.map(({ cause }) => cause))].sort();
  const accounts = [...new Set(unexplained.map(({ account }) => account))];
  const amounts = sumByCurrency(unexplained)
    .map(({ amount, currency }) => `${readableAmount(amount)} ${currency}`)
    .join(' and ');
  const { from } = daysOfBillingPeriod(period);
  return [
    {
      kind: 'residual',
      message:
        `What the payer is billed differs from what accounts cost, in ${unexplained.length} ` +
        `${unexplained.length === 1 ? 'charge type' : 'charge types of accounts'} (${causes.join(', ')}), ` +
        `in all by ${amounts}`,
      detail: few(accounts),
      mend: `orgcost collect --since ${from}, then orgcost reconcile --month ${period} --refresh, which names each`,
    },
  ];
}
