import type { StatementLine } from './statement-line';

/** In which order kinds of lines stand on a statement. */
const kinds: readonly StatementLine['kind'][] = [
  'direct',
  'charged',
  'share',
  'passed-on',
  'prior-period',
  'transfer',
  'adjustment',
];
const places = new Map(kinds.map((kind, place) => [kind, place]));

/** In an order that depends on what lines say alone, whatever the order in which they came to be. */
export function sortLines(lines: readonly StatementLine[]): StatementLine[] {
  return lines
    .map((line) => ({ line, key: keyOf(line) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ line }) => line);
}

function keyOf(line: StatementLine): string {
  return [places.get(line.kind), ...keysOf(line)].join('\u0000');
}

function keysOf(line: StatementLine): readonly string[] {
  switch (line.kind) {
    case 'direct':
      return [line.account, line.days?.from ?? '', ...chargeOf(line)];
    case 'charged':
      return [line.rule, line.account, line.days?.from ?? '', ...chargeOf(line)];
    case 'share':
    case 'passed-on':
      return [line.rule, line.chargeType];
    case 'prior-period':
      return [line.period, line.account, line.day, ...chargeOf(line), ...(line.via ?? [])];
    case 'transfer':
      return [line.period, line.account, line.days.from, line.chargeType, line.other];
    case 'adjustment':
      return [line.name, line.period ?? '', line.from ?? ''];
  }
}

function chargeOf(line: {
  readonly service: string;
  readonly chargeType: string;
  readonly marketplace?: true;
}): string[] {
  return [line.service, line.chargeType, line.marketplace ? 'marketplace' : ''];
}
