import { printable } from '@orgcost/domain';
import type { CostCenterId } from './cost-center';
import { costCenterIdSchema } from './cost-center';
import type { OwnerSpan, OwnershipSource } from './owner-span';
import type { OwnershipSettings } from './ownership-settings';

/** That an account belongs to a cost center, as one source says, whether there is such a one or not. */
export interface Claim {
  readonly source: Exclude<OwnershipSource, 'unassigned'>;
  /** Where it is said, for people. */
  readonly said: string;
  /** What is written there: of a tag, whatever people write into tags. */
  readonly costCenter: string;
  readonly owner?: string;
}

export type Owned = Pick<OwnerSpan, 'costCenter' | 'source' | 'reason'>;

/** To whom a day belongs by what is claimed; nobody's where nothing is, or a cost center that there is not. */
export type Judge = (claim: Claim | undefined) => Owned;

export function judgeOf({
  costCenters,
  unassigned,
}: Pick<OwnershipSettings, 'costCenters' | 'unassigned'>): Judge {
  const listed = new Set(costCenters.map(({ id }) => id));
  const nobody = { costCenter: unassigned, source: 'unassigned' } as const;
  const faults = new Map<string, string | undefined>();
  const faultOf = (costCenter: string): string | undefined => {
    if (!faults.has(costCenter)) faults.set(costCenter, faultIn(costCenter, listed));
    return faults.get(costCenter);
  };
  return (claim) => {
    if (!claim) return nobody;
    const fault = faultOf(claim.costCenter);
    return fault === undefined
      ? { costCenter: claim.costCenter, source: claim.source }
      : { ...nobody, reason: `${claim.said} names ${quoted(claim.costCenter)}, ${fault}` };
  };
}

function faultIn(costCenter: string, listed: ReadonlySet<CostCenterId>): string | undefined {
  const read = costCenterIdSchema.safeParse(costCenter);
  if (!read.success) return `but ${read.error.issues[0]?.message ?? 'cannot'}`;
  return listed.size === 0 || listed.has(read.data)
    ? undefined
    : 'which is not a cost center of the config';
}

/** As much of a name as fits into a sentence. */
const shown = 60;

function quoted(text: string): string {
  const characters = Array.from(printable(text));
  const cut = characters.length > shown ? `${characters.slice(0, shown).join('')}…` : undefined;
  return JSON.stringify(cut ?? characters.join(''));
}
