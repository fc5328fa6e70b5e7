import type { Observation, Recorded } from './cost-ledger';

/** Tells what would become of an observation. */
export interface CostPreview {
  /** What `CostLedger.record` would do as the ledger is now; writes nothing. */
  preview(observation: Observation): Promise<Recorded>;
}
