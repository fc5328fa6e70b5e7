export { embeddedClientConfig } from './client-config';
export { openEmbeddedDynamoDb } from './embedded-dynamodb';
export { EmbeddedLedgerError } from './embedded-ledger-error';
export { openInMemoryDynamoDb, type InMemoryDynamoDb } from './in-memory';
export { indexDifferences, type IndexDifference } from './index-differences';
export type { EmbeddedDynamoDb, Report } from './opened-store';
