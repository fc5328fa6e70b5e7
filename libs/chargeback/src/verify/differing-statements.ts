import type { Amount } from '@orgcost/money';
import pMap from 'p-map';
import { billSchema } from '../bill/bill';
import {
  BilledMonths,
  readCloses,
  type ClosedMonth,
  type RecordedClose,
} from '../close/closed-months';
import { documentText, readDocument } from '../close/documents';
import { namesIn } from '../close/inputs-of';
import { previousStatements } from '../close/previous-statements';
import { workOut } from '../close/work-out';
import { ChargedCostsDamagedError } from '../ports/charged-costs';
import { statementSchema, type Statement } from '../statements/statement';
import { statementsOf } from '../statements/statements-of';
import type { VerifyFinding, VerifyPorts } from './verification';

/** Works every month out again, from the first on, and compares the texts of its statements. */
export async function differingStatements(ports: VerifyPorts): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = [];
  const billed = new BilledMonths();
  for (const recorded of await readCloses(ports)) {
    const { period } = recorded.close;
    const differing = await differingIn(ports, recorded, billed.months).catch(damagedCosts);
    findings.push(...differing.map((message) => ({ period, message })));
    billed.add(recorded);
  }
  return findings;
}

function damagedCosts(error: unknown): string[] {
  if (error instanceof ChargedCostsDamagedError) return [error.message];
  throw error;
}

async function differingIn(
  { documents, chargedCosts }: VerifyPorts,
  { close, inputs }: RecordedClose,
  before: readonly ClosedMonth[],
): Promise<string[]> {
  const bill =
    close.bill === undefined ? undefined : await readDocument(documents, close.bill, billSchema);
  const { books } = await workOut(inputs, { costs: chargedCosts, bill, before });
  const { sequence, at, by, accepted } = close;
  const anew = statementsOf(books, {
    period: close.period,
    metric: inputs.ruleSet.metric,
    costCenters: inputs.costCenters,
    accountNames: namesIn(inputs),
    closed: { sequence, at, by },
    previous: previousStatements(before),
    accepted,
  });
  const texts = new Map(anew.map((statement) => [nameOf(statement), statement]));
  const faults = await pMap(
    close.statements,
    async ({ costCenter, currency, document, total, payable }) => {
      const name = `${costCenter} in ${currency}`;
      const statement = texts.get(name);
      texts.delete(name);
      const isSame =
        statement?.total === total &&
        statement.payable === payable &&
        documentText(statementSchema, statement) === (await documents.read(document));
      if (isSame) return [];
      return [
        `The statement of ${name} is not what the ledger's days, worked out again, come to: ` +
          differenceOf(statement?.total, total),
      ];
    },
    { concurrency: 4 },
  );
  const lacking = [...texts.keys()].map((name) => `There is no statement of ${name}`);
  return [...faults.flat(), ...lacking];
}

function differenceOf(anew: Amount | undefined, total: Amount): string {
  if (anew === undefined) return 'there is none';
  return anew === total ? 'other lines of the same total' : `${anew} instead of ${total}`;
}

function nameOf({ costCenter, currency }: Statement): string {
  return `${costCenter.id} in ${currency}`;
}
