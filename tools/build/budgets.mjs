/** Of each minified bundle of Lambda handlers, in kilobytes of 1,000 bytes: a cold start reads all of it. */
export const maxKilobytes = { alerter: 800, collector: 800 };
