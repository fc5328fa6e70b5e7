/**
 * Of each minified bundle of Lambda handlers, in kilobytes of 1,000 bytes: a cold start reads all of it. The preparer, which
 * starts once a month, asks Cost Explorer and SES both.
 */
export const maxKilobytes = { alerter: 800, collector: 800, preparer: 900 };
