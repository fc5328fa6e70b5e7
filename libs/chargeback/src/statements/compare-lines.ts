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

/** An order of lines that depends on what they say alone, whatever the order in which they came to be. */
export function compareLines(a: StatementLine, b: StatementLine): number {
  if (a.kind !== b.kind) return (places.get(a.kind) ?? 0) - (places.get(b.kind) ?? 0);
  const [left, right] = [keysOf(a), keysOf(b)];
  for (const [index, key] of left.entries()) {
    const other = right[index] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
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
