import { InvalidInputError, type AccountId, type BillingPeriod } from '@orgcost/domain';
import pMap from 'p-map';
import { marketplaceOf } from '../allocate/marketplace';
import type { DocumentHash } from '../close/close';
import type { ClosedMonth } from '../close/closed-months';
import { readDocument } from '../close/documents';
import type { PreparedMonth } from '../close/prepare-month';
import type { ChargebackPorts } from '../ports/chargeback-ports';
import { chargedAccount } from '../close/work-out';
import type { CostCenterId } from '../ownership/cost-center';
import { statementSchema, type Statement } from '../statements/statement';
import type { LineOf } from '../statements/statement-line';
import { explainAccount, type ExplainedCharge } from './explain-account';

export interface ExplainedAccount {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  readonly charges: readonly ExplainedCharge[];
  /** What later statements have of this month. */
  readonly later: readonly LaterLine[];
}

export interface LaterLine {
  /** Month of the statement. */
  readonly on: BillingPeriod;
  readonly statement: DocumentHash;
  readonly costCenter: CostCenterId;
  readonly line: LineOf<'prior-period'> | LineOf<'transfer'>;
}

/** @throws InvalidInputError for an account without costs in the month */
export function explainPrepared(
  { period, inputs, bill, workedOut, draft }: PreparedMonth,
  account: AccountId,
): ExplainedAccount {
  const charged = workedOut.accounts.find((each) => each.account === account);
  if (!charged) throw withoutCosts(account, period);
  const charges = explainAccount(charged, {
    period,
    ruleSet: inputs.ruleSet,
    tellMarketplace: marketplaceOf(bill?.marketplace ?? []),
    statements: draft(),
  });
  return { account, period, charges, later: [] };
}

/**
 * A closed month as it was closed.
 * @param later months closed after it
 * @throws InvalidInputError for an account without costs in the month; DocumentDamagedError
 */
export async function explainClosed(
  { documents, chargedCosts }: Pick<ChargebackPorts, 'documents' | 'chargedCosts'>,
  { period, inputs, tellMarketplace, close }: ClosedMonth,
  later: readonly ClosedMonth[],
  account: AccountId,
): Promise<ExplainedAccount> {
  const closed = inputs.accounts.find((each) => each.account === account);
  const statementsOf = (month: Pick<ClosedMonth, 'close'>) => readStatements(documents, month);
  const laterLines = await pMap(
    later,
    async (month) =>
      (await statementsOf(month)).flatMap(([document, statement]) =>
        linesOf(statement, account, period).map((line): LaterLine => ({
          on: month.period,
          statement: document,
          costCenter: statement.costCenter.id,
          line,
        })),
      ),
    { concurrency: 1 },
  );
  if (!closed && laterLines.flat().length === 0) throw withoutCosts(account, period);
  const charges = closed
    ? explainAccount(await chargedAccount(closed, { period }, { costs: chargedCosts }), {
        period,
        ruleSet: inputs.ruleSet,
        tellMarketplace,
        statements: (await statementsOf({ close })).map(([, statement]) => statement),
      })
    : [];
  return { account, period, charges, later: laterLines.flat() };
}

function linesOf(
  { lines }: Statement,
  account: AccountId,
  period: BillingPeriod,
): LaterLine['line'][] {
  return lines.flatMap((line) =>
    (line.kind === 'prior-period' || line.kind === 'transfer') &&
    line.account === account &&
    line.period === period
      ? [line]
      : [],
  );
}

function readStatements(
  documents: ChargebackPorts['documents'],
  { close }: Pick<ClosedMonth, 'close'>,
): Promise<[DocumentHash, Statement][]> {
  return pMap(
    close.statements,
    async ({ document }): Promise<[DocumentHash, Statement]> => [
      document,
      await readDocument(documents, document, statementSchema),
    ],
    { concurrency: 4 },
  );
}

function withoutCosts(account: AccountId, period: BillingPeriod): InvalidInputError {
  return new InvalidInputError(
    `Account ${account} has no costs in ${period}: "orgcost costs --all" shows who has`,
  );
}
