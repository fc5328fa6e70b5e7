import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections } from '@orgcost/aws-client';
import { InvalidInputError } from '@orgcost/domain';
import { checkTable, createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { assertProfile } from './aws/assert-profile';
import { awsConfig } from './aws/aws-config';
import { demoLedgerFolder, type Store } from './config/settings';
import type { Context } from './context';
import type { Io } from './io';

type Use<Result> = (ledger: Ledger) => Promise<Result>;
type TableStore = Extract<Store, { kind: 'table' }>;

/**
 * Opens the ledger, which has to be there, for as long as it is used.
 * @throws InvalidInputError where there is none
 */
export async function readLedger<Result>(context: Context, use: Use<Result>): Promise<Result> {
  const { io, settings } = context;
  const { store } = settings;
  if (store.kind === 'table') return withTable(store, context, use);
  if (!hasLedger(context)) throw new InvalidInputError(noLedger(store.directory, io));
  return withEmbedded(store.directory, io, use);
}

/** An embedded ledger is there; a table always counts as such. */
export function hasLedger({ settings: { store } }: Context): boolean {
  return store.kind === 'table' || existsSync(store.directory);
}

/** Opens the ledger for as long as it is used; an embedded one is made where there is none. */
export async function writeLedger<Result>(context: Context, use: Use<Result>): Promise<Result> {
  const { store } = context.settings;
  return store.kind === 'embedded'
    ? withEmbedded(store.directory, context.io, use)
    : withTable(store, context, use, { create: true });
}

async function withTable<Result>(
  { name, endpointUrl }: TableStore,
  { settings }: Context,
  use: Use<Result>,
  { create }: { readonly create: boolean } = { create: false },
): Promise<Result> {
  await assertProfile(settings);
  const client = new DynamoDBClient({
    ...awsConfig(settings),
    requestHandler: connections(settings.requestTimeoutSeconds),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  });
  try {
    // An emulator starts empty; in AWS a table is deployed, and a name that is not there is a mistake.
    if (create && endpointUrl !== undefined) await createTable(client, name);
    await checkTable(client, name);
    return await use(createLedger({ client, table: name }));
  } finally {
    client.destroy();
  }
}

async function withEmbedded<Result>(
  directory: string,
  { stderr }: Io,
  use: Use<Result>,
): Promise<Result> {
  const { openEmbeddedDynamoDb, embeddedClientConfig } = await import('@orgcost/embedded-dynamodb');
  const store = await openEmbeddedDynamoDb({
    directory,
    report: (notice) => void stderr.write(`${notice}\n`),
  });
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const used = createTable(client, embeddedTable).then(() =>
    use(createLedger({ client, table: embeddedTable })),
  );
  try {
    // Where the store fails for good, its own words say more than those of the client that lost it.
    return await Promise.race([used, store.failed]);
  } finally {
    client.destroy();
    await store.close();
    // What it still has to say comes before the error that it ends with.
    await used.catch(() => undefined);
  }
}

const embeddedTable = 'orgcost';

function noLedger(directory: string, { cwd }: Io): string {
  const start = `There is no ledger in ${relative(cwd, directory) || '.'} yet: "orgcost accounts sync" (free of charge), "orgcost collect" or "orgcost import focus" starts one`;
  return existsSync(resolve(cwd, demoLedgerFolder))
    ? `${start}; the demo's is read with --ledger ${demoLedgerFolder}`
    : start;
}
