import * as z from 'zod';

/** Names a cost center as finance does, such as `4711` or `web-shop`. */
export const costCenterIdSchema = z
  .string({
    error: ({ input }) =>
      typeof input === 'number' ? 'must be text: put it in quotes' : 'must name a cost center',
  })
  .min(1, 'must name a cost center')
  .max(128, 'must name a cost center in at most 128 characters')
  .refine(
    (id) => id === id.trim() && !/\p{C}/u.test(id),
    'must name a cost center without surrounding space or control characters',
  );
export type CostCenterId = z.output<typeof costCenterIdSchema>;

export interface CostCenter {
  readonly id: CostCenterId;
  readonly name?: string;
  /** Who answers for it, such as an e-mail address. */
  readonly owner?: string;
}
