/**
 * What is not counted but assumed, in one place; sizes are of the local organization's items, in bytes. Where it is a
 * bound, it is for the upper end of a range.
 */
export const assumptions = {
  /** Lines (service × charge type) of an account's day, where no ledger tells. */
  linesPerDay: 20,
  /** Charge types of an organization, where no ledger tells: those of the local organization. */
  chargeTypes: 11,
  /** Groups on a page of Cost Explorer at the upper end; AWS does not publish how many. */
  groupsPerPage: 1_000,
  /** Days of an account that differ from one run to the next: the open one, and those that AWS still settles. */
  changedDaysPerRun: 3,
  /** Puts of the month before: two while its last days settle, one when its bill is final and each of its days with it. */
  putsOfPreviousMonth: 3,
  /** One in so many accounts has an older month that moved, each time that these are watched, at the upper end. */
  accountsPerMovedMonth: 20,
  /** Over so many different months, at the upper end. */
  movedMonths: 2,
  /** One in so many accounts differs from the payer for good in the month that leaves the window, at the upper end. */
  accountsPerDifference: 8,
  /** Such a month is read again twice, as there is no telling hidden from late. */
  readsOfDifference: 2,
  monthsWatched: 13,
  daysBetweenWatches: 7,

  bytesPerLine: 96,
  bytesPerItem: 340,
  /** What a month's item holds of each of its days: revision, hash, time and origin. */
  bytesPerDayOfMonth: 142,
  bytesPerAccount: 320,
  bytesPerResult: 460,
  bytesPerRun: 370,
  bytesPerBill: 202,
  bytesPerTask: 130,
  /** What the ledger knows of an account's thresholds, where all of them are in a tier. */
  bytesPerThresholds: 480,
  /** What DynamoDB adds to each item and each copy of it. */
  bytesOfStorageOverhead: 100,

  /** Accounts in one batch of member mode, and so in one function: the collector's default. */
  accountsPerFunction: 100,
  functionGigabytes: 0.5,
  /** Start, plan and finish, and each batch's own start. */
  secondsPerInvocation: 2,
  /** Of Cost Explorer, one at a time in payer mode. */
  secondsPerPage: 1,
  /** By one function in member mode: of ten a second by all, five functions at a time. */
  pagesPerSecond: 2,
  /** Listed with what they have, where nothing is to be changed. */
  accountsReconciledPerSecond: 1_000,
  /** Days of an account that are read when it is watched, and the months that they are in. */
  daysWatched: 127,
  monthsOfDaysWatched: 5,
  /** By a function with a processor of its own: of 20 lines a day, as seen with the built handler. */
  accountsWatchedPerSecond: 15,
  watchGigabytes: 1.728,
  /** Where there is nothing to mail. */
  secondsPerDelivery: 0.3,
  /** By the same function, where a month is prepared for finance. */
  accountsPreparedPerSecond: 500,
  /** A charge of an account for a service, as a statement has it. */
  bytesPerStatementLine: 160,
  bytesLoggedPerInvocation: 1_024,
  bytesLoggedPerAccount: 300,

  /** On the project's own parts: five on runs, dead letters, two on thresholds, two on mail, one on chargeback. */
  ownAlarms: 11,
  alertsPerAccount: 1,
  /** An alert itself, and that its mail was sent, and delivered. */
  messagesPerAlert: 3,
  /** A message is sent, received and deleted. */
  queueRequestsPerMessage: 3,
  /** Lambda asks an idle queue with five pollers, each for 20 seconds at a time. */
  idlePollsPerDay: 5 * 3 * 60 * 24,
  keyRequestsPerMessage: 4,

  /** Rows of a FOCUS export for an account's day, and their size in Parquet. */
  focusRowsPerDay: 1_000,
  bytesPerFocusRow: 60,
  megabytesPerFocusFile: 100,
  focusRefreshesPerDay: 3,
  focusMonthsKept: 14,
  importMegabytesPerSecond: 5,
  importGigabytes: 2,
} as const;
