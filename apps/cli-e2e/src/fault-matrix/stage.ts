import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addDays, parseUtcDay, startOfDay, type DayRange } from '@orgcost/domain';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, type CliResult, type Surroundings } from '../support/cli';
import { startWarmCli } from '../support/warm-cli';
import { startCountedDynamoDb, type CountedDynamoDb } from '../support/dynamodb-proxy';

// After the eighth the month before is settled: few days, all of one month.
export const today = parseUtcDay('2026-11-09');
export const range: DayRange = { from: parseUtcDay('2026-11-01'), to: addDays(today, 1) };
export const moment = startOfDay(today);
const table = 'orgcost';

/** An organization that serves one try after the other. */
export interface Stage extends AsyncDisposable {
  readonly aws: LocalOrganization;
  /** Runs the built program there. */
  run(args: readonly string[]): Promise<CliResult>;
  /** Starts it where no file can grow beyond as many blocks of 512 bytes. */
  runLimited(args: readonly string[], maxFileBlocks: number): Promise<CliResult>;
  /** An empty folder; it goes with the stage. */
  folder(): string;
}

/** Seven accounts that answer and one that is suspended; `orgcost` tries each request twice, and waits two seconds. */
export async function openStage(): Promise<Stage> {
  const aws = await startLocalOrganization({ today, months: 1, accounts: 8 });
  const cwd = mkdtempSync(join(tmpdir(), 'orgcost-fault-matrix-'));
  const config = join(cwd, 'orgcost.config.yaml');
  writeFileSync(config, 'requestTimeoutSeconds: 2\ncollection: { requestsPerSecond: 1000 }\n');
  const surroundings: Surroundings = {
    cwd,
    aws,
    env: {
      ORGCOST_TODAY: today,
      ORGCOST_CONFIG: config,
      AWS_MAX_ATTEMPTS: '2',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  };
  const program = startWarmCli(surroundings);
  return {
    aws,
    run: (args) => program.run(args),
    runLimited: (args, maxFileBlocks) => runCli(args, { ...surroundings, maxFileBlocks }),
    folder: () => mkdtempSync(join(cwd, 'ledger-')),
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      await aws.close();
      rmSync(cwd, { recursive: true });
    },
  };
}

/** An empty table behind a proxy, and the ledger in it, which is read past the proxy. */
export interface TableLedger extends AsyncDisposable {
  readonly dynamoDb: CountedDynamoDb;
  readonly ledger: Ledger;
  readonly flags: readonly string[];
}

export async function openTable(): Promise<TableLedger> {
  const dynamoDb = await startCountedDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.undisturbedEndpoint));
  await createTable(client, table);
  return {
    dynamoDb,
    ledger: createLedger({ client, table }),
    flags: ['--table', table, '--endpoint-url', dynamoDb.endpoint],
    async [Symbol.asyncDispose]() {
      client.destroy();
      await dynamoDb.close();
    },
  };
}
