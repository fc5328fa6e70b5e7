/** Takes lines for people: what is repaired, for whom is waited. */
export type Report = (line: string) => void;

/** A DynamoDB endpoint on this machine, kept in a folder. */
export interface EmbeddedDynamoDb {
  readonly endpoint: string;
  /** Another process has the folder open, and serves this one too. */
  readonly joined: boolean;
  /** Rejects with an EmbeddedLedgerError when the endpoint fails for good; never resolves. */
  readonly failed: Promise<never>;
  /** Lets those who joined finish their work first. */
  close(): Promise<void>;
}
