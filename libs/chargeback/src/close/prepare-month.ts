import { latestProfiles, type BillingPeriod, type UtcDay } from '@orgcost/domain';
import type { Allocation } from '../allocate/allocation';
import { billSchema, type Bill } from '../bill/bill';
import type { BillLink } from '../bill/bill-link';
import { ownershipOf } from '../ownership/ownership-of';
import type { ChargebackPorts } from '../ports/chargeback-ports';
import type { Proof } from '../reconcile/proof';
import { proveMonth } from '../reconcile/prove-month';
import { findRestated } from '../restate/restated-accounts';
import { statementsOf, type StatementFacts } from '../statements/statements-of';
import type { Statement } from '../statements/statement';
import { assertOpen } from './assert-open';
import type { ChargebackSettings } from './chargeback-settings';
import type { MissingCosts } from './close-facts';
import type { ClosedInputs, OwnerMove } from './closed-inputs';
import { readClosedMonths, type ClosedMonth } from './closed-months';
import { readDocument } from './documents';
import { inputsOf, namesIn } from './inputs-of';
import { missingDays, readMonths } from './month-costs';
import { booked, offeredMoves } from './move-offers';
import { previousStatements } from './previous-statements';
import type { Refusal } from './refusal';
import { refusalsOf } from './refusals-of';
import { workOut, type WorkedOut } from './work-out';

export interface Preparing {
  readonly settings: ChargebackSettings;
  readonly today: UtcDay;
  readonly missing: readonly MissingCosts[];
  /** Ids of offered moves that are to be booked, or all. */
  readonly book: readonly string[] | 'all';
  /** Months are read from the table itself, rather than from its index, which may lag behind. */
  readonly consistent: boolean;
}

/** A month that is ready to be looked at, or closed. */
export interface PreparedMonth {
  readonly period: BillingPeriod;
  readonly inputs: ClosedInputs;
  readonly bill?: Bill;
  readonly billLink?: BillLink;
  readonly workedOut: WorkedOut;
  readonly proof?: Proof;
  readonly refusals: readonly Refusal[];
  /** Moves that are not booked. */
  readonly offers: readonly OwnerMove[];
  readonly notes: Allocation['notes'];
  /** Months closed before. */
  readonly before: readonly ClosedMonth[];
  /** As they would be now. */
  readonly draft: () => readonly Statement[];
  /** @param facts what only a close knows */
  readonly statements: (facts: Pick<StatementFacts, 'closed' | 'accepted'>) => Statement[];
}

/**
 * Works a month out as it would be closed now, and what stands against that.
 * @throws InvalidInputError for a month that is closed already, a move that is not offered, usage without quantities, costs
 *   without the metric; DocumentDamagedError
 */
export async function prepareMonth(
  ports: ChargebackPorts,
  period: BillingPeriod,
  preparing: Preparing,
): Promise<PreparedMonth> {
  const { settings, book, consistent } = preparing;
  await assertOpen(ports, period);
  const before = await readClosedMonths(ports);
  const [profiles, assignments, billLink] = await Promise.all([
    ports.accounts.profiles(),
    ports.assignments.assignments(),
    ports.closes.bill(period),
  ]);
  const bill = billLink && (await readDocument(ports.documents, billLink.document, billSchema));
  const ownership = ownershipOf({ profiles, assignments, settings: settings.ownership });
  const accountNames = new Map(
    [...latestProfiles(profiles).values()].map(({ id, name }) => [id, name]),
  );
  const months = await readMonths(ports.chargedCosts, period, consistent);
  const { restated, uncounted } = await findRestated(before, {
    costs: ports.chargedCosts,
    ownership,
    accountNames,
  });
  const offered = offeredMoves(before, ownership, accountNames);
  const moved = booked(offered, book);
  const inputs = inputsOf({ period, settings, months, ownership, accountNames, restated, moved });
  const workedOut = await workOut(inputs, {
    costs: ports.chargedCosts,
    bill,
    before,
    matrices: new Map(months.map(({ account, matrix }) => [account, matrix])),
    restated,
  });
  const statements: PreparedMonth['statements'] = (facts) =>
    statementsOf(workedOut.books, {
      ...facts,
      period,
      metric: inputs.ruleSet.metric,
      costCenters: inputs.costCenters,
      accountNames: namesIn(inputs),
      previous: previousStatements(before),
    });
  let drafts: readonly Statement[] | undefined;
  const draft = () => (drafts ??= statements({ accepted: [] }));
  const proof = bill && proveMonth(inputs, bill, workedOut, months, draft());
  const lastClosed = before.at(-1)?.period;
  const { notes } = workedOut;
  return {
    period,
    inputs,
    ...(bill && { bill }),
    ...(billLink && { billLink }),
    workedOut,
    ...(proof && { proof }),
    refusals: refusalsOf({
      period,
      today: preparing.today,
      accounts: months.length,
      missingDays: missingDays(months, period),
      ...(lastClosed !== undefined && { lastClosed }),
      ...(bill && { bill }),
      estimated: months.filter(({ estimated }) => estimated).map(({ account }) => account),
      missing: preparing.missing,
      uncounted,
      ...(proof && { proof }),
      notes,
    }),
    offers: offered.filter((move) => !moved.includes(move)),
    notes,
    before,
    draft,
    statements,
  };
}
