import { addMonths, daysOfBillingPeriod, periodInWords } from '@orgcost/domain';
import type { CloseFacts } from './close-facts';
import type { Refusal } from './refusal';
import { refusalsOfBill } from './refusals-of-bill';
import { refusalsOfCosts } from './refusals-of-costs';

/** What stands against closing a month, in the order in which it is to be mended. */
export function refusalsOf(facts: CloseFacts): Refusal[] {
  return [
    ...tooEarly(facts),
    ...outOfOrder(facts),
    ...refusalsOfCosts(facts),
    ...refusalsOfBill(facts),
    ...notSplit(facts),
  ];
}

function tooEarly({ period, today }: CloseFacts): Refusal[] {
  const { to } = daysOfBillingPeriod(period);
  if (today >= to) return [];
  return [
    {
      kind: 'not-over',
      message: `${periodInWords(period)} is not over before ${to} (UTC)`,
      mend: `close it once AWS has finished its bill, some days after ${to}`,
    },
  ];
}

function outOfOrder({ period, lastClosed }: CloseFacts): Refusal[] {
  if (lastClosed === undefined) return [];
  const next = addMonths(lastClosed, 1);
  if (period === next) return [];
  if (period < next) {
    return [
      {
        kind: 'order',
        message: `Months are closed from the first on, and ${periodInWords(period)} is before it`,
        mend: `orgcost chargeback preview --month ${next}, which is the next one`,
      },
    ];
  }
  return [
    {
      kind: 'order',
      message: `${periodInWords(next)} is to be closed before ${periodInWords(period)}`,
      mend: `orgcost chargeback close --month ${next}`,
    },
  ];
}

function notSplit({ notes }: CloseFacts): Refusal[] {
  return notes
    .filter(({ kind }) => kind === 'nothing-to-go-by')
    .map(({ rule, message }) => ({
      kind: 'rules',
      message: `Rule "${rule}": ${message}`,
      mend: 'orgcost rules check',
    }));
}
