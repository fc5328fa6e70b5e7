/** Hours without a collection that ended well, after which what the ledger has is stale. */
export const staleAfterHours = 30;
