import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import { setTimeout } from 'node:timers/promises';
import { createLedger } from './ledger';
import { ana, close, september } from './organization.fixture';

// A command in a process of its own, which closes September, and then waits to be ended.

const [endpoint = '', table = ''] = process.argv.slice(2);
const ledger = createLedger({ client: new DynamoDBClient(embeddedClientConfig(endpoint)), table });
const { document } = await close(ledger, september, ana);
process.stdout.write(`${document}\n`);
await setTimeout(600_000);
