/** Decimals to which shares are cut, or as many as the amount has: Cost Explorer's have at most 10. */
export const shareDecimals = 12;
