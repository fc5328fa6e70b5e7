import pMap from 'p-map';
import type { CloseLink } from '../close/close';
import { readClose } from '../close/closed-months';
import { chainFaults, damageOf, documentFaults } from './document-faults';
import { compareCopies, lostCloses } from './locked-copies';
import { differingStatements } from './differing-statements';
import type { Verification, VerifiedMonth, VerifyFinding, VerifyPorts } from './verification';

/**
 * Holds every closed month against its hashes, against statements that are worked out anew from the ledger's days as they were
 * closed, and against locked copies, where there are any.
 */
export async function verifyCloses(ports: VerifyPorts): Promise<Verification> {
  const links = await ports.closes.closes();
  const chain = await pMap(
    links,
    (link, index) => verifyLink(ports, link, links[index - 1], index),
    { concurrency: 1 },
  );
  const isWhole = chain.every(({ faults }) => faults.length === 0);
  return {
    months: chain.flatMap(({ month }) => month ?? []),
    findings: [
      ...chain.flatMap(({ faults, copyFaults }) => [...faults, ...copyFaults]),
      ...(ports.archive ? await lostCloses(ports.archive, links) : []),
      // With a document missing there is nothing to work out from.
      ...(isWhole ? await differingStatements(ports) : []),
    ],
  };
}

interface LinkVerdict {
  readonly month?: VerifiedMonth;
  /** Of the ledger. */
  readonly faults: readonly VerifyFinding[];
  readonly copyFaults: readonly VerifyFinding[];
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
  if (typeof close === 'string') return { faults: [finding(close)], copyFaults: [] };

  const faults = [
    ...chainFaults(link, close, previous, index),
    ...(await documentFaults(documents, close)),
  ];
  const copied = archive && (await compareCopies(documents, archive, link, close));
  return {
    month: { period, document, statements: close.statements.length, copies: copied?.same ?? 0 },
    faults: faults.map(finding),
    copyFaults: (copied?.faults ?? []).map(finding),
  };
}
