export { embeddedClientConfig } from './client-config';
export { openInMemoryDynamoDb, type InMemoryDynamoDb } from './in-memory';
