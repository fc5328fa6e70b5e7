import type { ThresholdRecord } from '../thresholds/threshold-record';

/** Keeps which thresholds accounts were given, where they are not those of all. */
export interface ThresholdLedger {
  /** The last record of each account that has one. */
  thresholdRecords(): Promise<readonly ThresholdRecord[]>;
  /**
   * Takes the place of an account's record.
   * @param before the change of the record that it follows; undefined where there is none
   * @returns false, and nothing is kept, where another has taken that place
   */
  replaceThresholds(record: ThresholdRecord, before: string | undefined): Promise<boolean>;
}
