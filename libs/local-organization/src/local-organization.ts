import { once } from 'node:events';
import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { InvalidInputError, type AccountId, type UtcDay } from '@orgcost/domain';
import { BillingAlarms } from './alarms/billing-alarms';
import type { PlantedAlarms } from './alarms/planted-alarms';
import { Restatements, type Restatement } from './costs/restatements';
import { ActiveFaults, type Faults } from './faults';
import { MailService, type MailServiceSettings, type SentMail } from './mail/mail-service';
import { ObjectStore, type StoredVersion } from './objects/object-store';
import { createOrganization, type Organization } from './organization';
import { DeadLetterQueue, type PlantedDeadLetters } from './queue/dead-letter-queue';
import { RequestLog, type Requests } from './request-log';
import { createServer } from './server';
import { settingsOf, type Settings } from './settings';
import { StackSet } from './stack-set/stack-set';
import { Topic, type PublishedMessage, type TopicSettings } from './topic/topic';
import { CredentialStore, permanentKey } from './wire/credentials';

export interface LocalOrganizationOptions {
  /** The UTC day that it is in the organization. */
  readonly today: UtcDay;
  /** The UTC day around which joining, closing and purchases are laid out; `today` unless an earlier life goes on. */
  readonly origin?: UtcDay;
  readonly seed?: number;
  /** At least 2; the first 24 are cast by hand, further ones are small. */
  readonly accounts?: number;
  /** Whole months of history before the open one. */
  readonly months?: number;
  readonly host?: '127.0.0.1';
  /** 0 takes any that is free. */
  readonly port?: number;
  /** Groups, or values, on a page of Cost Explorer; versions on a page of S3. */
  readonly pageSize?: number;
  /** Accounts carry the retired `Status` in place of `State`. */
  readonly legacyStatus?: boolean;
  /** Of the one StackSet that there is, service-managed, with a stack in every account but the management account. */
  readonly stackSetName?: string;
  /** How often an operation of the StackSet is described as RUNNING before it comes to something. */
  readonly operationRunsForDescribes?: number;
  readonly faults?: Faults;
  /** Somebody left something running in one account, four days before the origin: something to raise an alert for. */
  readonly leftRunning?: boolean;
  /** US dollars of the billing alarms, in accounts that were given no others; 0: no daily alarm. */
  readonly thresholds?: { readonly monthToDate: number; readonly daily: number };
  /** Milliseconds since the UTC day began; this machine's without it. */
  readonly timeOfDay?: () => number;
  readonly mailService?: MailServiceSettings;
  /** Delivers what is published: Publish answers once it is done, and fails with it. */
  readonly onPublish?: (message: PublishedMessage) => void | Promise<void>;
}

export interface LocalOrganization {
  readonly endpoint: string;
  /** The standard settings that lead any AWS client here, as the tracker account's caller. */
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly organization: Organization;
  readonly requests: Requests;
  /** What was published to the topic of the settings, in this order. */
  readonly published: readonly PublishedMessage[];
  /** The mails that SES has taken, in this order. */
  readonly mails: readonly SentMail[];
  /** Messages that were put back from the queue of dead letters, in this order. */
  readonly putBack: readonly string[];
  /** All versions in the bucket of the settings, in the order in which they came. */
  readonly stored: readonly StoredVersion[];
  /** How often planned faults have happened since they were set. */
  readonly plannedFaultsTaken: number;
  /**
   * Goes to another UTC day, which restates the past.
   * @throws InvalidInputError for a day before the organization's origin
   */
  setToday(day: UtcDay): void;
  /**
   * Has AWS add a charge to the past, which is there from now on: also in months that are long closed. The account is shown
   * it as it is shown any charge.
   * @throws InvalidAmountError; InvalidInputError for an account that there is not, or a day without history
   */
  restate(restatement: Restatement): void;
  /** Replaces the faults in force; what happens once happens again. */
  setFaults(faults: Faults): void;
  /** Has something be amiss with an account's billing alarms; replaces what was before. */
  plantAlarms(account: AccountId, planted: PlantedAlarms): void;
  /** Replaces what the central topic is set to: what is left out is as it was deployed. */
  setTopic(settings: TopicSettings): void;
  /** Replaces the queue of dead letters, and what becomes of it when it is moved. */
  plantDeadLetters(planted: PlantedDeadLetters): void;
  /** Replaces what SES is set to: what is left out is as usual again. */
  setMailService(settings: MailServiceSettings): void;
  /**
   * Gives an account a new stack of the StackSet, without the parameters that the old one was given, as AWS does with an
   * account that moves from one of its OUs to another.
   * @throws InvalidInputError for an account that has none
   */
  replaceStack(account: AccountId): void;
  /**
   * Takes an account's stack of the StackSet away for good, as `delete-stack-instances` does.
   * @throws InvalidInputError for an account that has none
   */
  removeStack(account: AccountId): void;
  close(): Promise<void>;
}

/**
 * Serves an AWS organization on localhost until it is closed.
 * @throws InvalidInputError for fewer than 2 accounts, or a day before the origin; the system's error where the port
 * is taken
 */
export async function startLocalOrganization({
  today,
  origin = today,
  seed = 1,
  accounts = 24,
  months = 13,
  host = '127.0.0.1',
  port = 0,
  pageSize = 1000,
  legacyStatus = false,
  stackSetName = 'orgcost-member-account',
  operationRunsForDescribes = 0,
  faults = {},
  leftRunning = false,
  thresholds = { monthToDate: 1000, daily: 200 },
  timeOfDay = () => Date.now() % 86_400_000,
  mailService: mailSettings = {},
  onPublish = () => undefined,
}: LocalOrganizationOptions): Promise<LocalOrganization> {
  checkToday(today, origin);
  const restatements = new Restatements();
  const organization = createOrganization({
    seed,
    origin,
    accounts,
    months,
    leftRunning,
    restatements,
  });
  const settings = settingsOf(organization);
  const log = new RequestLog();
  const credentials = new CredentialStore(
    {
      account: settings.trackerAccount,
      arn: `arn:aws:iam::${settings.trackerAccount}:user/orgcost`,
      userId: 'AIDALOCALORGANIZATIO',
    },
    Date.now,
  );
  const state = { today, faults: new ActiveFaults(seed, faults) };
  const stackSet = new StackSet(organization, {
    name: stackSetName,
    describesRunning: operationRunsForDescribes,
    defaults: {
      MonthToDateThreshold: String(thresholds.monthToDate),
      DailyThreshold: String(thresholds.daily),
    },
  });
  const topic = new Topic(settings.topicArn, onPublish);
  const alarms = new BillingAlarms(organization, stackSet, settings.topicArn);
  const mailService = new MailService(mailSettings);
  const deadLetters = new DeadLetterQueue(settings.deadLettersArn);
  const objects = new ObjectStore(settings.archiveBucket);
  const fixed = {
    organization,
    settings,
    stackSet,
    alarms,
    topic,
    mailService,
    deadLetters,
    objects,
    credentials,
    pageSize,
    legacyStatus,
  };
  const app = createServer(
    () => ({ ...fixed, ...state, endpoint, now: Date.parse(state.today) + timeOfDay() }),
    log,
  );
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
  server.listen(port, host);
  await once(server, 'listening');
  const endpoint = `http://${host}:${portOf(server)}`;

  return {
    endpoint,
    environment: {
      AWS_ENDPOINT_URL_ORGANIZATIONS: endpoint,
      AWS_ENDPOINT_URL_STS: endpoint,
      AWS_ENDPOINT_URL_COST_EXPLORER: endpoint,
      AWS_ENDPOINT_URL_CLOUDFORMATION: endpoint,
      AWS_ENDPOINT_URL_CLOUDWATCH: endpoint,
      AWS_ENDPOINT_URL_SNS: endpoint,
      AWS_ENDPOINT_URL_KMS: endpoint,
      AWS_ENDPOINT_URL_SQS: endpoint,
      AWS_ENDPOINT_URL_SESV2: endpoint,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_REGION: 'us-east-1',
      ...permanentKey,
    },
    settings,
    organization,
    requests: log,
    published: topic.published,
    mails: mailService.mails,
    putBack: deadLetters.putBack,
    stored: objects.versions,
    get plannedFaultsTaken() {
      return state.faults.plannedTaken;
    },
    setToday(day) {
      checkToday(day, origin);
      state.today = day;
    },
    restate(restatement) {
      checkRestatement(restatement, organization, state.today);
      restatements.add(restatement);
    },
    setFaults(next) {
      state.faults = new ActiveFaults(seed, next);
    },
    plantAlarms(account, planted) {
      alarms.plant(account, planted);
    },
    setTopic(next) {
      topic.settings = next;
    },
    plantDeadLetters(planted) {
      deadLetters.plant(planted);
    },
    setMailService(next) {
      mailService.setSettings(next);
    },
    replaceStack(account) {
      stackSet.replaceStack(account, state.today);
    },
    removeStack(account) {
      stackSet.removeStack(account, state.today);
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      if (server instanceof Server) server.closeAllConnections();
      await closed;
    },
  };
}

function checkToday(today: UtcDay, origin: UtcDay): void {
  if (today >= origin) return;
  throw new InvalidInputError(`The local organization begins on ${origin}: ${today} is earlier`);
}

function checkRestatement(
  { account, day }: Restatement,
  organization: Organization,
  today: UtcDay,
): void {
  if (!organization.account(account)) {
    throw new InvalidInputError(`The local organization has no account ${account}`);
  }
  const { from } = organization.history(today);
  if (from <= day && day <= today) return;
  throw new InvalidInputError(
    `${day} is no day of the past that can be restated: name one from ${from} to ${today}`,
  );
}

function portOf(server: { address(): unknown }): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null && 'port' in address)
    return Number(address.port);
  throw new Error('The local organization listens on no port');
}
