import type { BillingPeriod } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';
import pMap from 'p-map';
import { billSchema } from '../bill/bill';
import type { Close, CloseLink, DocumentHash } from '../close/close';
import { closedMonthsOf, readClose, readCloses, type RecordedClose } from '../close/closed-months';
import { documentText, readDocument } from '../close/documents';
import { namesIn } from '../close/inputs-of';
import { previousStatements } from '../close/previous-statements';
import type { ChargebackPorts } from '../ports/chargeback-ports';
import { workOut } from '../close/work-out';
import { ChargedCostsDamagedError } from '../ports/charged-costs';
import { DocumentDamagedError } from '../ports/document-store';
import type { DocumentArchive } from '../ports/document-archive';
import { statementSchema, type Statement } from '../statements/statement';
import { statementsOf } from '../statements/statements-of';
import { archiveFolder, documentsOf, periodOfFolder } from './archive-close';

/** Something about a closed month that is not as it was closed. */
export interface VerifyFinding {
  readonly period: BillingPeriod;
  readonly message: string;
}

export interface Verification {
  /** Months of the chain, in order. */
  readonly months: readonly VerifiedMonth[];
  /** None: all is as it was closed. */
  readonly findings: readonly VerifyFinding[];
}

export interface VerifiedMonth {
  readonly period: BillingPeriod;
  readonly document: DocumentHash;
  readonly statements: number;
  /** Documents of which a locked copy was compared. */
  readonly copies: number;
}

export type VerifyPorts = Pick<ChargebackPorts, 'documents' | 'closes' | 'chargedCosts'> & {
  readonly archive?: DocumentArchive;
};

/**
 * Holds every closed month against its hashes, against statements that are worked out anew from the ledger's days as they were
 * closed, and against locked copies, where there are any.
 */
export async function verifyCloses(ports: VerifyPorts): Promise<Verification> {
  const links = await ports.closes.closes();
  const chain = await pMap(
    links,
    (link, index) => verifyLink(ports, link, links[index - 1], index),
    {
      concurrency: 1,
    },
  );
  const findings = [
    ...chain.flatMap((each) => each.findings),
    ...(ports.archive ? await lostCloses(ports.archive, links) : []),
  ];
  // With a document missing there is nothing to work out from.
  const anew = findings.length === 0 ? await verifyAnew(ports) : [];
  return {
    months: chain.flatMap(({ month }) => month ?? []),
    findings: [...findings, ...anew],
  };
}

/** Only copies tell that the last links of the chain were taken away. */
async function lostCloses(
  archive: DocumentArchive,
  links: readonly CloseLink[],
): Promise<VerifyFinding[]> {
  const known = new Set(links.map(archiveFolder));
  const lost = (await archive.folders()).filter((folder) => !known.has(folder));
  return lost.map((folder) => ({
    period: periodOfFolder(folder),
    message: `There are locked copies in ${folder}, and the ledger has no such close`,
  }));
}

interface LinkVerdict {
  readonly month?: VerifiedMonth;
  readonly findings: readonly VerifyFinding[];
}

async function verifyLink(
  { documents, archive }: VerifyPorts,
  link: CloseLink,
  previous: CloseLink | undefined,
  index: number,
): Promise<LinkVerdict> {
  const { period, document } = link;
  const finding = (message: string): VerifyFinding => ({ period, message });
  const close = await readClose(documents, link).catch(damageOf);
  if (typeof close === 'string') return { findings: [finding(close)] };

  const findings = [
    ...chainFaults(link, close, previous, index),
    ...(await contentFaults(documents, close)),
  ];
  let copies = 0;
  if (archive) {
    const folder = archiveFolder(link);
    for (const each of documentsOf(document, close)) {
      const [copy, text] = await Promise.all([
        archive.read(folder, each),
        documents.read(each).catch(() => undefined),
      ]);
      if (copy === undefined) findings.push(`Document ${each} has no locked copy`);
      else if (text !== undefined && copy !== text)
        findings.push(`Document ${each} is not as its locked copy has it`);
      copies += 1;
    }
  }
  const { statements } = close;
  return {
    month: { period, document, statements: statements.length, copies },
    findings: findings.map(finding),
  };
}

/** A close says itself which it is, and which it follows. */
function chainFaults(
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

async function contentFaults(documents: VerifyPorts['documents'], close: Close): Promise<string[]> {
  const { inputs, bill, allocation, statements } = close;
  const named = [inputs, ...(bill === undefined ? [] : [bill]), allocation].map((document) => ({
    document,
    what: 'What the month was made of',
  }));
  const faults = await pMap(
    [
      ...named,
      ...statements.map(({ document, costCenter, currency }) => ({
        document,
        what: `The statement of ${costCenter} in ${currency}`,
      })),
    ],
    async ({ document, what }) => {
      const text = await documents.read(document).then(() => undefined, damageOf);
      return text === undefined ? [] : [`${what}: ${text}`];
    },
    { concurrency: 8 },
  );
  return faults.flat();
}

/** Works every month out again, and compares the texts of its statements. */
async function verifyAnew(ports: VerifyPorts): Promise<VerifyFinding[]> {
  const closes = await readCloses(ports);
  const findings = await pMap(
    closes,
    async (recorded, index) => {
      const differing = await differingStatements(ports, recorded, closes.slice(0, index)).catch(
        (error: unknown) => {
          if (error instanceof ChargedCostsDamagedError) return [error.message];
          throw error;
        },
      );
      return differing.map((message) => ({ period: recorded.close.period, message }));
    },
    { concurrency: 1 },
  );
  return findings.flat();
}

async function differingStatements(
  { documents, chargedCosts }: VerifyPorts,
  { close, inputs }: RecordedClose,
  earlier: readonly RecordedClose[],
): Promise<string[]> {
  const before = closedMonthsOf(earlier);
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

function damageOf(error: unknown): string {
  if (error instanceof DocumentDamagedError) return error.message;
  throw error;
}
