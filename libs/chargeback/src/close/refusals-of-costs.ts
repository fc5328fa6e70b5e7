import {
  addDays,
  daysOfBillingPeriod,
  periodInWords,
  spansOf,
  type AccountId,
  type UtcDay,
} from '@orgcost/domain';
import type { CloseFacts } from './close-facts';
import { few, howMany } from './named-accounts';
import type { Refusal } from './refusal';

/** Costs that are not there, or not for good. */
export function refusalsOfCosts(facts: CloseFacts): Refusal[] {
  return [
    ...nothing(facts),
    ...daysLacking(facts),
    ...missing(facts),
    ...notCounted(facts),
    ...unsettled(facts),
  ];
}

/** A month without costs can be closed, lest those after it never are. */
function nothing({ period, accounts }: CloseFacts): Refusal[] {
  if (accounts > 0) return [];
  const { from } = daysOfBillingPeriod(period);
  return [
    {
      kind: 'missing',
      message: `The ledger has no costs of ${periodInWords(period)}`,
      mend: `orgcost collect --since ${from}, or orgcost import focus`,
    },
  ];
}

function daysLacking({ period, missingDays }: CloseFacts): Refusal[] {
  const [first] = missingDays;
  if (first === undefined) return [];
  const spans = spansOf(missingDays).map(({ from, to }) => {
    const last = addDays(to, -1);
    return from === last ? from : `${from} to ${last}`;
  });
  const days = missingDays.length === 1 ? 'A day is' : `${missingDays.length} days are`;
  return [
    {
      kind: 'missing',
      message: `${days} not in the ledger, of any account, in ${periodInWords(period)}: ${spans.join(', ')}`,
      mend: `orgcost collect --since ${first}`,
    },
  ];
}

function missing({ period, missing: lacking }: CloseFacts): Refusal[] {
  const [first] = lacking;
  if (!first) return [];
  const { from } = daysOfBillingPeriod(period);
  const accounts = lacking.map(({ account }) => account);
  return [
    {
      kind: 'missing',
      message: `Costs of ${howMany(accounts)} are missing`,
      detail: `${few(accounts)}; ${lacking.length === 1 ? '' : 'of the first: '}${first.reason}`,
      mend: collectAgain(from, accounts),
    },
  ];
}

/** Of a few accounts, no others are asked for. */
function collectAgain(since: UtcDay, accounts: readonly AccountId[]): string {
  const only = accounts.length > 20 ? '' : ` --accounts ${accounts.join(' ')}`;
  return `orgcost collect --since ${since}${only}`;
}

/** Of each closed month in one sentence. */
function notCounted({ uncounted }: CloseFacts): Refusal[] {
  return [...new Set(uncounted.map(({ period }) => period))].map((closed) => {
    const changes = uncounted.filter(({ period }) => period === closed);
    const accounts = changes.map(({ account }) => account);
    const metric = changes[0]?.metric;
    const { from } = daysOfBillingPeriod(closed);
    return {
      kind: 'missing',
      message:
        `What changed in ${periodInWords(closed)} since it was closed is left out of ${howMany(accounts)}: ` +
        `it is not told in ${metric}, in which the month was closed`,
      detail: few(accounts),
      mend: `${collectAgain(from, accounts)}, or orgcost import focus, whichever tells ${metric}`,
    };
  });
}

function unsettled({ period, estimated: accounts }: CloseFacts): Refusal[] {
  if (accounts.length === 0) return [];
  const { from } = daysOfBillingPeriod(period);
  return [
    {
      kind: 'estimated',
      message: `Costs of ${howMany(accounts)} may still change`,
      detail: few(accounts),
      mend: `orgcost collect --since ${from}`,
    },
  ];
}
