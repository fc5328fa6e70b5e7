import {
  readClosedMonths,
  readDocument,
  statementSchema,
  type ClosedMonth,
  type Statement,
} from '@orgcost/chargeback';
import { InvalidInputError, type BillingPeriod } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import pMap from 'p-map';

/** @throws InvalidInputError where the month, or without one any, is not closed */
export async function closedMonth(ledger: Ledger, month?: BillingPeriod): Promise<ClosedMonth> {
  const months = await readClosedMonths(ledger);
  const found = month === undefined ? months.at(-1) : months.find(({ period }) => period === month);
  if (found) return found;
  const which = month ?? 'No month';
  throw new InvalidInputError(
    month === undefined
      ? 'No month is closed yet: "orgcost chargeback preview" shows the one to close'
      : `${which} is not closed: "orgcost chargeback preview --month ${month}" shows what it would come to`,
  );
}

export interface HashedStatement {
  readonly document: string;
  readonly statement: Statement;
}

/** Statements of a closed month, those that are wanted. */
export function readStatements(
  { documents }: Pick<Ledger, 'documents'>,
  { close }: Pick<ClosedMonth, 'close'>,
  isWanted: (entry: { readonly costCenter: string; readonly currency: string }) => boolean = () =>
    true,
): Promise<HashedStatement[]> {
  return pMap(
    close.statements.filter(isWanted),
    async ({ document }) => ({
      document,
      statement: await readDocument(documents, document, statementSchema),
    }),
    { concurrency: 4 },
  );
}
