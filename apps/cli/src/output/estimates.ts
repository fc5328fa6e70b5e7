import { priceOfPages, type PageEstimate } from '@orgcost/collection';
import { formatAmount } from '@orgcost/money';
import { renderTable } from './table';

export function renderEstimates(estimates: readonly PageEstimate[]): string {
  const pages = (number: number | undefined): string =>
    number === undefined ? 'unknown' : number.toLocaleString('en-US');
  const price = (number: number | undefined): string =>
    number === undefined ? '' : `$${formatAmount(priceOfPages(number), 2)}`;
  const table = renderTable(
    [
      { title: 'Mode', cell: ({ mode }) => mode },
      { title: 'Pages at least', align: 'right', cell: ({ atLeast }) => pages(atLeast) },
      { title: 'Price', align: 'right', cell: ({ atLeast }) => price(atLeast) },
      { title: 'Pages expected', align: 'right', cell: ({ expected }) => pages(expected) },
      { title: 'Price', align: 'right', cell: ({ expected }) => price(expected) },
    ],
    estimates,
  );
  return `${table}\nNothing was asked of AWS, and nothing paid. A page is $0.01; how many a query takes is known after the first complete run.\n`;
}
