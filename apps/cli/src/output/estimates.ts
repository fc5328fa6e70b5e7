import { priceOfPages, type PageEstimate } from '@orgcost/collection';
import { formatAmount } from '@orgcost/money';
import type { KnownChargeTypes } from '../known-charge-types';
import { renderTable } from './table';

/** @param chargeTypes those that the payer's queries were counted with; none when the ledger knows none yet */
export function renderEstimates(
  estimates: readonly PageEstimate[],
  chargeTypes: KnownChargeTypes | undefined,
): string {
  const pages = (number: number | undefined): string =>
    number === undefined ? 'not measured' : number.toLocaleString('en-US');
  const price = (number: number | undefined): string =>
    number === undefined ? '' : `$${formatAmount(priceOfPages(number), 2)}`;
  const table = renderTable(
    [
      { title: 'Mode', cell: ({ mode }) => mode },
      { title: 'Pages at least', align: 'right', cell: ({ atLeast }) => pages(atLeast) },
      { title: 'Price', align: 'right', cell: ({ atLeast }) => price(atLeast) },
      { title: 'Pages, about', align: 'right', cell: ({ expected }) => pages(expected) },
      { title: 'Price', align: 'right', cell: ({ expected }) => price(expected) },
    ],
    estimates,
  );
  return `${table}
Nothing was asked of AWS, and nothing paid. A page is $0.01.
At least: one page for each query, if every role can be assumed; payer mode has two queries, and one for each ${forEach(chargeTypes)}.
About: by what the latest complete run of the mode paid for its accounts and days.
`;
}

function forEach(chargeTypes: KnownChargeTypes | undefined): string {
  return chargeTypes
    ? `of the ${chargeTypes.count} charge types that the ledger has in ${chargeTypes.period}`
    : 'charge type, which the first run will tell';
}
