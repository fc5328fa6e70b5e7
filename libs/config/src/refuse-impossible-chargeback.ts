import type { UtcDay } from '@orgcost/domain';
import type * as z from 'zod';
import { defaultUnassigned } from './default-unassigned';

interface Entry {
  readonly costCenter: string;
  readonly from?: UtcDay;
  readonly to?: UtcDay;
}

interface Chargeback {
  readonly costCenters: readonly { readonly id: string }[];
  readonly accounts: readonly (Entry & { readonly account: string })[];
  readonly organizationalUnits: readonly (Entry & { readonly path: string })[];
  readonly unassigned: string;
}

/** What each setting alone may be, but not together: each is told at the setting to change. */
export function refuseImpossibleChargeback(
  chargeback: Chargeback,
  { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>,
): void {
  const { accounts, organizationalUnits } = chargeback;
  for (const [path, message] of [
    ...repeatedCostCenters(chargeback),
    ...unlistedCostCenters(chargeback),
    ...impossibleEntries('accounts', accounts, ({ account }) => account),
    ...impossibleEntries('organizationalUnits', organizationalUnits, ({ path }) => path),
  ]) {
    addIssue({ code: 'custom', path: [...path], message });
  }
}

type Fault = readonly [path: readonly PropertyKey[], message: string];

function* repeatedCostCenters({ costCenters }: Chargeback): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [at, { id }] of costCenters.entries()) {
    if (seen.has(id)) yield [['costCenters', at, 'id'], 'is there twice: remove one'];
    seen.add(id);
  }
}

function* unlistedCostCenters({
  costCenters,
  accounts,
  organizationalUnits,
  unassigned,
}: Chargeback): Iterable<Fault> {
  if (costCenters.length === 0) return;
  const listed = new Set(costCenters.map(({ id }) => id));
  const mend = 'is not among chargeback.costCenters: add it there, or correct it';
  for (const [name, entries] of Object.entries({ accounts, organizationalUnits })) {
    for (const [at, { costCenter }] of entries.entries()) {
      if (!listed.has(costCenter)) yield [[name, at, 'costCenter'], mend];
    }
  }
  // The default needs no entry of its own; another name that nobody lists is a slip.
  if (unassigned !== defaultUnassigned && !listed.has(unassigned)) yield [['unassigned'], mend];
}

/** Two that hold on the same day would leave open which counts. */
function* impossibleEntries<One extends Entry>(
  name: string,
  entries: readonly One[],
  keyOf: (entry: One) => string,
): Iterable<Fault> {
  const seen = new Map<string, One[]>();
  for (const [at, entry] of entries.entries()) {
    const { from, to } = entry;
    if (from !== undefined && to !== undefined && to <= from) {
      yield [[name, at, 'to'], `must be later than from, ${from}: it is the day after the last`];
      continue;
    }
    const earlier = seen.get(keyOf(entry)) ?? [];
    if (earlier.some((other) => overlap(other, entry))) {
      yield [
        [name, at],
        `tells of ${keyOf(entry)} on days of which one before tells, too: give them from and to, or remove one`,
      ];
    }
    seen.set(keyOf(entry), [...earlier, entry]);
  }
}

function overlap(a: Entry, b: Entry): boolean {
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function startsBeforeEnd({ from }: Entry, { to }: Entry): boolean {
  return from === undefined || to === undefined || from < to;
}
