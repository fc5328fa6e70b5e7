import type { Verification } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';
import { count } from '../count';

export function renderVerification({ months, findings }: Verification): string {
  if (months.length === 0 && findings.length === 0) return 'No month is closed yet.\n';
  const lines = months.map(
    ({ period, document, statements, copies }) =>
      `${period}  close ${document.slice(0, 12)}, ${count(statements, 'statement')}` +
      `${copies > 0 ? `, ${count(copies, 'document')} with a locked copy` : ''}\n`,
  );
  const verdict =
    findings.length === 0
      ? 'All is as it was closed: hashes, the chain, and statements worked out again from the ledger.\n'
      : `Not as it was closed:\n\n${findings.map(({ period, message }) => `- ${period}: ${printable(message)}\n`).join('')}`;
  return `${lines.join('')}\n${verdict}`;
}
