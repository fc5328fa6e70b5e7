import pMap from 'p-map';
import { billSchema } from '../bill/bill';
import type { Close, CloseLink } from '../close/close';
import { closedAllocationSchema } from '../close/closed-allocation';
import { closedInputsSchema } from '../close/closed-inputs';
import { readDocument } from '../close/documents';
import { DocumentDamagedError, type DocumentStore } from '../ports/document-store';
import { proofSchema } from '../reconcile/proof';
import { statementSchema } from '../statements/statement';

/** A close says itself which it is, and which it follows. */
export function chainFaults(
  link: CloseLink,
  close: Close,
  previous: CloseLink | undefined,
  index: number,
): string[] {
  return [
    ...(link.sequence === index + 1
      ? []
      : [`Close ${index + 1} is missing: ${link.sequence} is in its place`]),
    ...(close.sequence === link.sequence && close.period === link.period
      ? []
      : [
          `The chain has ${link.period} as close ${link.sequence}, which says of itself that it is close ${close.sequence}, of ${close.period}`,
        ]),
    ...(close.previous === previous?.document
      ? []
      : [`It follows a close that is not the one before it in the chain`]),
  ];
}

/** What of the documents that a close names is not there, was changed, or is another kind of document. */
export async function documentFaults(documents: DocumentStore, close: Close): Promise<string[]> {
  const { inputs, bill, proof, allocation, statements } = close;
  const madeOf = 'What the month was made of';
  const named = [
    { document: inputs, schema: closedInputsSchema, what: madeOf },
    ...(bill === undefined ? [] : [{ document: bill, schema: billSchema, what: madeOf }]),
    { document: allocation, schema: closedAllocationSchema, what: madeOf },
    ...(proof === undefined
      ? []
      : [{ document: proof, schema: proofSchema, what: 'That it is what is on the bill' }]),
    ...statements.map(({ document, costCenter, currency }) => ({
      document,
      schema: statementSchema,
      what: `The statement of ${costCenter} in ${currency}`,
    })),
  ];
  const faults = await pMap(
    named,
    async ({ document, schema, what }) => {
      const fault = await readDocument(documents, document, schema).then(() => undefined, damageOf);
      return fault === undefined ? [] : [`${what}: ${fault}`];
    },
    { concurrency: 8 },
  );
  return faults.flat();
}

/** For whoever tells of damage rather than ends by it. */
export function damageOf(error: unknown): string {
  if (error instanceof DocumentDamagedError) return error.message;
  throw error;
}
