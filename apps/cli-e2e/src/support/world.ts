import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  createOrganizationsClient,
  memberCredentials,
  organizationDirectory,
  roleCredentials,
} from '@orgcost/aws-organization';
import {
  CappedPageMeter,
  collect,
  planCollection,
  runId,
  syncAccounts,
  type CollectionReport,
  type CostSources,
  type PlanContext,
  type PlanOptions,
} from '@orgcost/collection';
import {
  createCostExplorerClients,
  memberCostSource,
  payerCostSource,
} from '@orgcost/cost-explorer';
import {
  type AccountId,
  type Clock,
  epochOf,
  instantFromEpoch,
  startOfDay,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { startCountedDynamoDb, type CountedDynamoDb } from './dynamodb-proxy';

/** An organization, a ledger and everything that stands between them, as the programs put them together. */
export interface World extends AsyncDisposable {
  readonly aws: LocalOrganization;
  readonly dynamoDb: CountedDynamoDb;
  readonly ledger: Ledger;
  readonly sources: Required<CostSources>;
  /** Ids of the organization's accounts, in order. */
  readonly accounts: readonly AccountId[];
  /** Six in the morning (UTC) of the organization's day, a little later at each call. */
  now(): Instant;
  sync(): Promise<void>;
  /** Plans and collects; without the payer where `sources` leave it out. */
  collect(
    options?: Partial<PlanOptions> & { readonly maxPages?: number },
    sources?: CostSources,
    context?: Partial<PlanContext>,
  ): Promise<CollectionReport>;
  /** A ledger in a table of its own, at the same endpoint. */
  anotherLedger(table: string): Promise<Ledger>;
  setToday(day: UtcDay): void;
}

export async function createWorld(options: LocalOrganizationOptions): Promise<World> {
  const aws = await startLocalOrganization(options);
  const dynamoDb = await startCountedDynamoDb();
  Object.assign(process.env, aws.environment);
  // Retries are not what these specs are about: a write that fails is to fail at once.
  const client = new DynamoDBClient({ ...embeddedClientConfig(dynamoDb.endpoint), maxAttempts: 1 });

  async function anotherLedger(table: string): Promise<Ledger> {
    await createTable(client, table);
    return createLedger({ client, table });
  }
  const ledger = await anotherLedger('orgcost');
  let today = options.today;
  let calls = 0;
  const now = (): Instant =>
    instantFromEpoch(epochOf(startOfDay(today)) + 6 * 3_600_000 + (calls += 1));
  const sources = costSources(aws, now);

  return {
    aws,
    dynamoDb,
    ledger,
    accounts: aws.organization.accounts.map(({ id }) => id).sort(),
    sources,
    now,
    anotherLedger,
    async sync() {
      const directory = organizationDirectory(createOrganizationsClient());
      await syncAccounts({ directory, accounts: ledger.accounts }, { today, ownerTag: 'owner' });
    },
    async collect({ maxPages, ...planned } = {}, used = sources, context = {}) {
      const startedAt = now();
      const plan = await planCollection(ledger, {
        run: runId(startedAt, 'run'),
        mode: 'member',
        now: startedAt,
        ...planned,
      });
      const meter = new CappedPageMeter(maxPages);
      return collect(used, {
        ...ledger,
        plan,
        meter,
        clock: now,
        concurrency: 4,
        ...context,
      });
    },
    setToday(day) {
      today = day;
      aws.setToday(day);
    },
    async [Symbol.asyncDispose]() {
      client.destroy();
      await Promise.all([aws.close(), dynamoDb.close()]);
    },
  };
}

/** As the CLI and the collector put them together, but for a pace that emulators do not need. */
function costSources({ settings }: LocalOrganization, clock: Clock): Required<CostSources> {
  const { memberRoleName, externalId, payerRoleArn } = settings;
  const clientWith = createCostExplorerClients({ requestsPerSecond: 1000 });
  const role = { sessionName: 'orgcost', externalId };
  const ofMember = memberCredentials({ ...role, roleName: memberRoleName });
  const ofPayer = roleCredentials(role)(payerRoleArn);
  return {
    member: memberCostSource({ clientFor: (account) => clientWith(ofMember(account)) }),
    payer: payerCostSource({ client: () => clientWith(ofPayer), clock }),
  };
}
