import {
  daysOf,
  daysOfBillingPeriod,
  InvalidInputError,
  latestProfiles,
  type AccountId,
  type BillingPeriod,
  type CostOrigin,
  type UtcDay,
} from '@orgcost/domain';
import type { Allocation } from '../allocate/allocation';
import { billSchema, type Bill } from '../bill/bill';
import type { BillLink } from '../bill/bill-link';
import { ownershipOf, type Ownership } from '../ownership/ownership-of';
import type { OwnershipSettings } from '../ownership/ownership-settings';
import type { AccountProfiles } from '../ports/account-profiles';
import type { AssignmentLedger } from '../ports/assignment-ledger';
import type { ChargedCosts, VersionedMonth } from '../ports/charged-costs';
import type { CloseLedger } from '../ports/close-ledger';
import type { DocumentStore } from '../ports/document-store';
import { proofOf, type Proof } from '../reconcile/proof';
import { residualsOf } from '../reconcile/residuals-of';
import { findRestated, type RestatedMonth } from '../restate/restated-accounts';
import type { RuleSet } from '../rules/rule-set';
import type { UsageQuantity } from '../rules/usage';
import { statementKey, statementsOf, type StatementFacts } from '../statements/statements-of';
import type { Statement } from '../statements/statement';
import type { ClosedInputs, OwnerMove } from './closed-inputs';
import { readClosedMonths, type ClosedMonth } from './closed-months';
import { readDocument } from './documents';
import { moveId, offeredMoves } from './move-offers';
import type { Refusal } from './refusal';
import { refusalsOf, type MissingCosts } from './refusals-of';
import { workOut, type WorkedOut } from './work-out';

export interface ChargebackPorts {
  readonly accounts: AccountProfiles;
  readonly assignments: Pick<AssignmentLedger, 'assignments'>;
  readonly chargedCosts: ChargedCosts;
  readonly closes: CloseLedger;
  readonly documents: DocumentStore;
}

/** What finance has decided, as config, rule file and usage files say. */
export interface ChargebackSettings {
  readonly ruleSet: RuleSet;
  readonly usage: readonly UsageQuantity[];
  readonly ownership: OwnershipSettings;
}

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
  const before = await readClosedMonths(ports);
  assertOpen(before, period);
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
  const restated = await findRestated(before, {
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

function assertOpen(before: readonly ClosedMonth[], period: BillingPeriod): void {
  const closed = before.find((each) => each.period === period);
  if (!closed) return;
  const { at, by } = closed.close;
  throw new InvalidInputError(
    `${period} was closed on ${at} by ${by}: "orgcost chargeback statement --month ${period}" shows what it came to`,
  );
}

/** A file tells nothing of days without cost, so that only what was collected is held to its days. */
function missingDays(months: readonly VersionedMonth[], period: BillingPeriod): UtcDay[] {
  const collected = months.filter(({ origins }) => !origins.every(isImport));
  if (collected.length === 0) return [];
  const known = new Set(months.flatMap(({ days }) => days));
  return daysOf(daysOfBillingPeriod(period)).filter((day) => !known.has(day));
}

function isImport(origin: CostOrigin): boolean {
  return origin.startsWith('focus:');
}

/** In the order of accounts. */
async function readMonths(
  costs: ChargedCosts,
  period: BillingPeriod,
  consistent: boolean,
): Promise<VersionedMonth[]> {
  const listed: VersionedMonth[] = [];
  for await (const month of costs.organizationMonth(period)) listed.push(month);
  const months = consistent ? await again(costs, period, listed) : listed;
  return months.sort((a, b) => (a.account < b.account ? -1 : 1));
}

async function again(
  costs: ChargedCosts,
  period: BillingPeriod,
  listed: readonly VersionedMonth[],
): Promise<VersionedMonth[]> {
  const months: VersionedMonth[] = [];
  const accounts = listed.map(({ account }) => account);
  for await (const month of costs.months(accounts, period)) months.push(month);
  return months;
}

/** Each once, in the order in which they are offered, however they are asked for. */
function booked(offered: readonly OwnerMove[], book: Preparing['book']): readonly OwnerMove[] {
  if (book === 'all') return offered;
  const ids = offered.map(moveId);
  const unknown = book.find((id) => !ids.includes(id));
  if (unknown === undefined) return offered.filter((move) => book.includes(moveId(move)));
  const known =
    ids.length === 0
      ? 'none is'
      : `those are: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
  throw new InvalidInputError(`"${unknown}" is not an offered move of ownership: ${known}`);
}

interface InputSources {
  readonly period: BillingPeriod;
  readonly settings: ChargebackSettings;
  readonly months: readonly VersionedMonth[];
  readonly ownership: Ownership;
  readonly accountNames: ReadonlyMap<AccountId, string>;
  readonly restated: readonly RestatedMonth[];
  readonly moved: readonly OwnerMove[];
}

function inputsOf(sources: InputSources): ClosedInputs {
  const { period, settings, months, ownership, accountNames } = sources;
  const range = daysOfBillingPeriod(period);
  return {
    period,
    ruleSet: settings.ruleSet,
    usage: settings.usage.filter((each) => each.period === period),
    unassigned: settings.ownership.unassigned,
    costCenters: [...settings.ownership.costCenters],
    accounts: months.map(({ account, version }) => {
      const name = accountNames.get(account);
      return {
        account,
        ...(name !== undefined && { name }),
        version,
        spans: [...ownership(account, range)],
      };
    }),
    restated: sources.restated.map(({ restated }) => restated),
    moved: [...sources.moved],
  };
}

/** Names as the inputs have them, so that they are the same whenever the month is worked out again. */
export function namesIn({
  accounts,
  restated,
  moved,
}: Pick<ClosedInputs, 'accounts' | 'restated' | 'moved'>): Map<AccountId, string> {
  const named = [...accounts, ...restated, ...moved];
  return new Map(
    named.flatMap(({ account, name }) => (name === undefined ? [] : [[account, name] as const])),
  );
}

/** The last statement of each cost center and currency. */
export function previousStatements(before: readonly ClosedMonth[]): Map<string, string> {
  return new Map(
    before
      .flatMap(({ close }) => close.statements)
      .map(({ costCenter, currency, document }) => [statementKey(costCenter, currency), document]),
  );
}

function proveMonth(
  { period, ruleSet: { metric } }: ClosedInputs,
  bill: Bill,
  { accounts }: WorkedOut,
  months: readonly VersionedMonth[],
  statements: readonly Statement[],
): Proof {
  const origins = new Map(months.map(({ account, origins: of }) => [account, of]));
  const residuals = residualsOf({ accounts, bill, metric, origins });
  const billed = bill.lines.map(({ account, chargeType, currency, amounts }) => ({
    account,
    chargeType,
    currency,
    amount: amounts[metric],
  }));
  return proofOf(
    { period, metric },
    statements,
    billed.flatMap(({ amount, ...line }) => (amount === undefined ? [] : [{ ...line, amount }])),
    residuals,
  );
}
