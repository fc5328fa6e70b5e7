import { utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from './cost-center';

/** Where it is said to whom an account belongs, the first that says so first. */
export const ownershipSources = ['assignment', 'config', 'tag', 'organizational-unit'] as const;

/** UTC days, end exclusive, on which an account belongs to one cost center. */
export const ownerSpanSchema = z.object({
  from: utcDaySchema,
  to: utcDaySchema,
  costCenter: costCenterIdSchema,
  source: z.enum([...ownershipSources, 'unassigned']),
  owner: z.string().exactOptional(),
  /** Names from the root down; absent where the organization never listed the account. */
  organizationalUnitPath: z.string().exactOptional(),
  /** Why nobody owns it, where the source is `unassigned` and more is to be said than that nothing names a cost center. */
  reason: z.string().exactOptional(),
});

export type OwnerSpan = z.output<typeof ownerSpanSchema>;
export type OwnershipSource = OwnerSpan['source'];
