/** Records of accounts are put one by one, for each has its own condition: so many at a time. */
export const recordsAtATime = 16;
