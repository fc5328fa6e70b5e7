import { printable } from '@orgcost/domain';
import type { AmountTable, Block, Fact } from '../page/page';
import { columns } from './columns';
import { lineWidth, wrapped } from './wrapped';

export function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const lines = wrapped(block.text);
      return [...lines, '-'.repeat(Math.max(...lines.map(({ length }) => length)))];
    }
    case 'paragraph':
    case 'note':
      return wrapped(block.text);
    case 'notice':
      return wrapped(block.text, lineWidth - 2).map((line) => `! ${line}`);
    case 'facts':
      return factLines(block.facts);
    case 'table':
      return tableLines(block);
    case 'command':
      // In one line however long it is, as it is copied from here.
      return [...wrapped(block.does), `  ${block.words.map(printable).join(' ')}`];
  }
}

function factLines(facts: readonly Fact[]): readonly string[] {
  const indent = Math.max(...facts.map(({ label }) => label.length)) + 2;
  return facts.flatMap(({ label, value }) =>
    wrapped(value, lineWidth - indent).map(
      (line, index) => `${(index === 0 ? label : '').padEnd(indent)}${line}`,
    ),
  );
}

function tableLines({ titles, rows, total }: AmountTable): readonly string[] {
  if (!total) return columns([titles, ...rows]);
  const lines = columns([titles, ...rows, total]);
  const rule = '-'.repeat(Math.max(...lines.map(({ length }) => length)));
  return [...lines.slice(0, -1), rule, ...lines.slice(-1)];
}
