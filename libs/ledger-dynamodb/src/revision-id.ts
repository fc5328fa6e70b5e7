import type { CostDay } from '@orgcost/domain';
import { digest, type EncodedDay } from './encoded-day';

type Content = Pick<EncodedDay, 'hash'> & Pick<CostDay, 'fetchedAt' | 'origin'>;

/** Begins with the version of the month that commits the revision, and goes on with what it says. */
export function revisionId(version: number, content: Content): string {
  return `${String(version).padStart(8, '0')}-${contentId(content)}`;
}

/** The version of the month that commits a revision. */
export function versionOf(revision: string): number {
  return Number.parseInt(revision, 10);
}

/** Whether a revision says what it was given its id for. */
export function saysSo(revision: string, content: Content): boolean {
  return revision === revisionId(versionOf(revision), content);
}

function contentId({ hash, fetchedAt, origin }: Content): string {
  return digest([hash, fetchedAt, origin]).slice(0, 16);
}
