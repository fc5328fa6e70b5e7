import { epochOf, instantFromEpoch, type AccountId, type Instant } from '@orgcost/domain';
import type { Assignment } from '../ownership/assignment';
import { grouped } from '../ownership/grouped';
import type { AssignmentLedger } from '../ports/assignment-ledger';
import { holdsAlready } from './holds-already';
import type { OwnerRow } from './owner-row';
import { parseOwnerFile, type OwnerFileOptions } from './parse-owner-file';
import { refuseFaults } from './row-fault';
import { unknownAccounts } from './unknown-accounts';

export interface OwnerImport extends OwnerFileOptions {
  /** The file's own, as UTF-8. */
  readonly text: string;
  /** Accounts that nobody knows are taken, too. */
  readonly allowUnknown: boolean;
  /** Nothing is written. */
  readonly dryRun: boolean;
  readonly at: Instant;
  readonly by: string;
}

export interface OwnerImportPorts {
  readonly assignments: AssignmentLedger;
  /** Those of these accounts that the organization had or that cost something. */
  readonly knownAccounts: (accounts: readonly AccountId[]) => Promise<ReadonlySet<AccountId>>;
}

export interface OwnersImported {
  readonly rows: number;
  /** What was written, or would be: in the order of the file. Without a cost center it withdraws. */
  readonly added: readonly Assignment[];
  /** Rows that say what holds already. */
  readonly unchanged: number;
}

/**
 * Assigns accounts to cost centers as a file says, from a day on. What was said before stays readable, and counts no more on
 * these days.
 * @throws InvalidInputError with each fault of the file and its line, with nothing written
 */
export async function importOwners(
  { assignments, knownAccounts }: OwnerImportPorts,
  { text, allowUnknown, dryRun, at, by, ...options }: OwnerImport,
): Promise<OwnersImported> {
  const { rows, named, faults } = parseOwnerFile(text, options);
  const accounts = [...new Set(named.map(({ account }) => account))];
  const before = await assignments.assignments(accounts);
  const known = new Set(before.map(({ account }) => account));
  const others = await knownAccounts(accounts.filter((account) => !known.has(account)));
  const unknown = unknownAccounts(named, new Set([...known, ...others]), allowUnknown);
  refuseFaults(options.file, [...faults, ...unknown]);

  const beforeOf = grouped(before, ({ account }) => account);
  const recordedAt = afterAll(at, before);
  const added = rows
    .filter((row) => !holdsAlready(row, beforeOf.get(row.account) ?? []))
    .map((row) => assignmentOf(row, { recordedAt, recordedBy: by, file: options.file }));
  if (!dryRun && added.length > 0) await assignments.addAssignments(added);
  return { rows: rows.length, added, unchanged: rows.length - added.length };
}

/** The last word counts, also after one that another machine, whose clock is ahead, has recorded. */
function afterAll(at: Instant, before: readonly Assignment[]): Instant {
  const last = before.reduce((latest, { recordedAt }) => Math.max(latest, epochOf(recordedAt)), 0);
  return last < epochOf(at) ? at : instantFromEpoch(last + 1);
}

function assignmentOf(
  { line, ...row }: OwnerRow,
  { file, ...recorded }: Pick<Assignment, 'recordedAt' | 'recordedBy'> & { readonly file: string },
): Assignment {
  return { ...row, ...recorded, origin: `${file}, line ${line}` };
}
