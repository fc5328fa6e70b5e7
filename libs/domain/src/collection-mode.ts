/**
 * Who is asked what an account costs:
 * - `member`: each account itself, in its own view
 * - `payer`: the management account, for all of them
 */
export const collectionModes = ['member', 'payer'] as const;
export type CollectionMode = (typeof collectionModes)[number];
