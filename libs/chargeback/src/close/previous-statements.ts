import { statementKey } from '../statements/statements-of';
import type { ClosedMonth } from './closed-months';

/** The last statement of each cost center and currency. */
export function previousStatements(before: readonly ClosedMonth[]): Map<string, string> {
  return new Map(
    before
      .flatMap(({ close }) => close.statements)
      .map(({ costCenter, currency, document }) => [statementKey(costCenter, currency), document]),
  );
}
