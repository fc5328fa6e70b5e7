import type { BillingPeriod, Instant } from '@orgcost/domain';
import { RunningSum, sumAmounts, type Amount, type Currency } from '@orgcost/money';
import pMap from 'p-map';
import type { CostCenterId } from '../ownership/cost-center';
import { grouped } from '../ownership/grouped';
import { inCents } from '../statements/in-cents';
import { statementSchema, type Statement } from '../statements/statement';
import type { StatementLine } from '../statements/statement-line';
import type { DocumentHash } from './close';
import { readClose, type CloseReading } from './closed-months';
import { readDocument } from './documents';

/** What a cost center was billed for a month by some moment, on whichever statements. */
export interface BilledMonth {
  readonly period: BillingPeriod;
  readonly costCenter: CostCenterId;
  readonly currency: Currency;
  /** As the month was closed. */
  readonly closed: Amount;
  /** What later statements added or took off, as AWS changed the month. */
  readonly restated: Amount;
  /** What later statements moved to or from other cost centers. */
  readonly transferred: Amount;
  /** All of it, exactly; rounding is of statements, not of months. */
  readonly billed: Amount;
  /** In whole cents, such that all of a month and currency sum to their rounded sum, as on statements. */
  readonly payable: Amount;
  /** The statements that say so, in order. */
  readonly statements: readonly DocumentHash[];
}

/**
 * What was billed for months by the statements that there were at a moment, in the order of months, cost centers and
 * currencies.
 * @throws DocumentDamagedError
 */
export async function asBilled(
  { documents, closes }: CloseReading,
  at: Instant,
): Promise<BilledMonth[]> {
  const all = await pMap(await closes.closes(), (link) => readClose(documents, link), {
    concurrency: 4,
  });
  const billed = new Map<string, GrowingMonth>();
  for (const close of all.filter((each) => each.at <= at)) {
    for (const { document } of close.statements) {
      addStatement(billed, document, await readDocument(documents, document, statementSchema));
    }
  }
  const months = [...billed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, month]) => finished(month));
  return withPayable(months);
}

interface GrowingMonth extends Pick<BilledMonth, 'period' | 'costCenter' | 'currency'> {
  readonly closed: RunningSum;
  readonly restated: RunningSum;
  readonly transferred: RunningSum;
  readonly statements: Set<DocumentHash>;
}

function addStatement(
  billed: Map<string, GrowingMonth>,
  document: DocumentHash,
  { period, costCenter: { id }, currency, lines }: Statement,
): void {
  monthOf(billed, period, id, currency).statements.add(document);
  for (const line of lines) {
    const month = monthOf(billed, periodOf(line) ?? period, id, currency);
    month.statements.add(document);
    sumOf(month, line).add(line.amount);
  }
}

function periodOf(line: StatementLine): BillingPeriod | undefined {
  return 'period' in line ? line.period : undefined;
}

function sumOf(month: GrowingMonth, line: StatementLine): RunningSum {
  if (line.kind === 'transfer') return month.transferred;
  return periodOf(line) === undefined ? month.closed : month.restated;
}

function monthOf(
  billed: Map<string, GrowingMonth>,
  period: BillingPeriod,
  costCenter: CostCenterId,
  currency: Currency,
): GrowingMonth {
  const key = [period, costCenter, currency].join('\u0000');
  const month = billed.get(key) ?? {
    period,
    costCenter,
    currency,
    closed: new RunningSum(),
    restated: new RunningSum(),
    transferred: new RunningSum(),
    statements: new Set<DocumentHash>(),
  };
  billed.set(key, month);
  return month;
}

function finished({
  closed,
  restated,
  transferred,
  statements,
  ...month
}: GrowingMonth): Omit<BilledMonth, 'payable'> {
  const parts = {
    closed: closed.total(),
    restated: restated.total(),
    transferred: transferred.total(),
  };
  return {
    ...month,
    ...parts,
    billed: sumAmounts(Object.values(parts)),
    statements: [...statements],
  };
}

/** Of each month as on its statements. */
function withPayable(months: readonly Omit<BilledMonth, 'payable'>[]): BilledMonth[] {
  return [...grouped(months, ({ period }) => period).values()].flatMap((ofMonth) => {
    const payable = inCents(ofMonth, ({ billed }) => billed);
    return ofMonth.map((month) => ({ ...month, payable: payable.get(month) ?? month.billed }));
  });
}
