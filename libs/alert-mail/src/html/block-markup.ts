import type { AmountTable, Block, Fact } from '../page/page';
import { markup, type Markup } from './markup';

export function blockMarkup(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h2>${block.text}</h2>\n`;
    case 'paragraph':
      return markup`<p>${block.text}</p>\n`;
    case 'notice':
      return markup`<p class="notice">${block.text}</p>\n`;
    case 'note':
      return markup`<p class="note">${block.text}</p>\n`;
    case 'facts':
      return markup`<table class="facts" width="100%">\n${block.facts.map(factRow)}</table>\n`;
    case 'table':
      return amountsMarkup(block);
    case 'command':
      return markup`<p>${block.does}<br><code>${block.words.map(wordMarkup)}</code></p>\n`;
  }
}

/** A value may be of a script that runs from right to left: it is set apart from what is around it. */
function factRow({ label, value }: Fact): Markup {
  return markup`<tr><th scope="row" align="left">${label}</th><td><bdi>${value}</bdi></td></tr>\n`;
}

function amountsMarkup({ titles, rows, total }: AmountTable): Markup {
  const [first = '', ...others] = titles;
  const columns = others.map(
    (title) => markup`<th scope="col" class="amount" align="right">${title}</th>`,
  );
  return markup`<table class="amounts" width="100%">
<thead><tr><th scope="col" align="left">${first}</th>${columns}</tr></thead>
<tbody>
${rows.map(amountRow)}</tbody>
${total ? [markup`<tfoot>${amountRow(total)}</tfoot>\n`] : []}</table>
`;
}

function amountRow([name = '', ...amounts]: readonly string[]): Markup {
  const cells = amounts.map((amount) => markup`<td class="amount" align="right">${amount}</td>`);
  return markup`<tr><th scope="row" align="left"><bdi>${name}</bdi></th>${cells}</tr>\n`;
}

/** A command goes on in the next line between its words, where they have room. */
function wordMarkup(word: string): Markup {
  return markup`<span>${word}</span> `;
}
