import { InvalidInputError, type Instant } from '@orgcost/domain';
import pMap from 'p-map';
import type { ChargebackPorts } from '../ports/chargeback-ports';
import { proofSchema } from '../reconcile/proof';
import { statementSchema, type Accepted, type Statement } from '../statements/statement';
import { closeSchema, type Close, type DocumentHash, type StatementEntry } from './close';
import { closedAllocationSchema } from './closed-allocation';
import { closedInputsSchema } from './closed-inputs';
import { readClosedMonths } from './closed-months';
import { documentHash } from './document-hash';
import { documentText } from './documents';
import type { PreparedMonth } from './prepare-month';
import { previewOf, previewSchema } from './preview-month';
import { isAcceptable, refusalInWords, type Refusal, type RefusalKind } from './refusal';

export interface Closing {
  readonly now: Instant;
  readonly by: string;
  /** Why the month is closed in spite of a refusal, by its kind. */
  readonly accept: ReadonlyMap<RefusalKind, string>;
  /** The hash, or its beginning, of the preview that was agreed to: what is closed has to be exactly that. */
  readonly approved?: string;
}

export interface ClosedResult {
  readonly document: DocumentHash;
  readonly close: Close;
  readonly statements: readonly Statement[];
}

/** Something stands against the close that was not accepted. */
export class CloseRefusedError extends Error {
  override readonly name = 'CloseRefusedError';

  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(refusalInWords).join('\n'));
  }
}

/** Documents that are saved at a time. */
const concurrency = 8;

/**
 * Closes a month: its documents first, then the link that makes them the close. Whatever ends it before that link leaves the
 * month open, and may be repeated.
 * @param prepared read consistently
 * @throws CloseRefusedError; InvalidInputError when another close was faster, or the month is not as it was approved
 */
export async function closeMonth(
  ports: Pick<ChargebackPorts, 'documents' | 'closes'>,
  prepared: PreparedMonth,
  { now, by, accept, approved }: Closing,
): Promise<ClosedResult> {
  const { documents, closes } = ports;
  assertApproved(prepared, approved);
  const accepted = acceptedOf(prepared.refusals, accept, by);
  const last = prepared.before.at(-1);
  const sequence = prepared.before.length + 1;
  const statements = prepared.statements({ closed: { sequence, at: now, by }, accepted });

  const save = (text: string) => documents.save(text);
  const inputs = await save(documentText(closedInputsSchema, prepared.inputs));
  const proof = prepared.proof && (await save(documentText(proofSchema, prepared.proof)));
  const { weights } = prepared.workedOut;
  const allocation = await save(
    documentText(closedAllocationSchema, {
      weights: weights.map((each) => ({ ...each, weights: [...each.weights] })),
    }),
  );
  const entries = await pMap(
    statements,
    async (statement): Promise<StatementEntry> => ({
      costCenter: statement.costCenter.id,
      currency: statement.currency,
      document: await save(documentText(statementSchema, statement)),
      total: statement.total,
      payable: statement.payable,
    }),
    { concurrency },
  );
  const close: Close = {
    sequence,
    period: prepared.period,
    at: now,
    by,
    ...(last && { previous: last.document }),
    inputs,
    ...(prepared.billLink && { bill: prepared.billLink.document }),
    ...(proof !== undefined && { proof }),
    allocation,
    statements: entries,
    accepted,
  };
  const document = await save(documentText(closeSchema, close));
  if (await closes.commit({ sequence, period: prepared.period, document })) {
    return { document, close, statements };
  }
  const [winner] = (await readClosedMonths(ports)).slice(sequence - 1);
  throw new InvalidInputError(
    winner
      ? `${winner.period} was closed at the same time by ${winner.close.by} (${winner.close.at}): nothing was closed by this command`
      : 'Another close was faster: nothing was closed by this command',
  );
}

function assertApproved(prepared: PreparedMonth, approved: string | undefined): void {
  if (approved === undefined) return;
  const shown = documentHash(documentText(previewSchema, previewOf(prepared)));
  if (shown.startsWith(approved)) return;
  throw new InvalidInputError(
    `${prepared.period} is not any more what preview ${approved.slice(0, 12)} has shown: ` +
      `look at "orgcost chargeback preview --month ${prepared.period}" again, and approve that`,
  );
}

/** @throws CloseRefusedError for those that nobody accepted; InvalidInputError for a reason that none needs */
function acceptedOf(
  refusals: readonly Refusal[],
  accept: Closing['accept'],
  by: string,
): Accepted[] {
  const kinds = new Set(refusals.map(({ kind }) => kind));
  const idle = [...accept.keys()].filter((kind) => !kinds.has(kind));
  if (idle.length > 0) {
    throw new InvalidInputError(
      `Nothing stands against the close that could be accepted as ${idle.join(', ')}: leave it out, lest it be taken for what comes later`,
    );
  }
  const standing = refusals.filter((each) => !isAcceptable(each) || !accept.has(each.kind));
  if (standing.length > 0) throw new CloseRefusedError(standing);
  return refusals.map(({ kind, message }) => ({
    kind,
    message,
    reason: accept.get(kind) ?? '',
    by,
  }));
}
