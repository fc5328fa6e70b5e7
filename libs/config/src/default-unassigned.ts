/** The cost center of accounts that nobody owns, where the file names no other. It need not be listed. */
export const defaultUnassigned = 'unassigned';
