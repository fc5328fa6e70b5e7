import type { PreparedMonth } from '@orgcost/chargeback';
import { monthAndYear } from './month';

/** One short line: for what month, and whether it can be closed. */
export function subjectOf({
  period,
  refusals,
}: Pick<PreparedMonth, 'period' | 'refusals'>): string {
  return `Chargeback of ${monthAndYear(period)}: ${verdictOf(refusals.length)}`;
}

function verdictOf(refusals: number): string {
  if (refusals === 0) return 'ready to be closed';
  return refusals === 1
    ? 'one thing stands against closing it'
    : `${refusals} things stand against closing it`;
}
