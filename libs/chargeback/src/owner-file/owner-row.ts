import { accountIdSchema, utcDaySchema, type AccountId, type UtcDay } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema, type CostCenterId } from '../ownership/cost-center';

/** A row of a file of owners: whose an account is from a day on. */
export interface OwnerRow {
  readonly line: number;
  readonly account: AccountId;
  /** Absent: what was assigned is withdrawn. */
  readonly costCenter?: CostCenterId;
  readonly owner?: string;
  readonly from: UtcDay;
  /** UTC day after the last; for good without it. */
  readonly to?: UtcDay;
}

export const ownerColumns = ['account', 'cost_center', 'owner', 'from', 'to'] as const;
export type OwnerColumn = (typeof ownerColumns)[number];

/** By column, what is not empty. */
export type OwnerCells = Readonly<Partial<Record<OwnerColumn, string>>>;

/**
 * Each message completes a sentence that begins with the column.
 * @param listed all cost centers that there are; where it is empty, whatever is named is one
 */
export function ownerCellsSchema(listed: ReadonlySet<CostCenterId>) {
  const known = z.string().refine((id) => listed.size === 0 || listed.has(id), {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not a cost center of the config: correct it, or add it to chargeback.costCenters`,
  });
  return z.object({
    account,
    cost_center: costCenterIdSchema.pipe(known).exactOptional(),
    owner: owner.exactOptional(),
    from: z.string('is empty: fill it in, or add --from with the first UTC day').pipe(day),
    to: day.exactOptional(),
  });
}

const account = z
  .string('is empty: fill it in')
  .refine(
    (id) => accountIdSchema.safeParse(id).success,
    'must be the id of an account: at most 256 characters, no control characters',
  );

const owner = z
  .string()
  .max(256, 'must be at most 256 characters')
  .refine((it) => !/\p{C}/u.test(it), 'must not have control characters');

/** A slip of the keyboard would else assign for centuries. */
const day = utcDaySchema.refine(
  (it) => it >= '2000-01-01' && it <= '2100-01-01',
  'must lie between 2000-01-01 and 2100-01-01',
);
