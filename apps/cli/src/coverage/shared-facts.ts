import type { MailFacts, SharedFacts, StackFacts, TopicAccess } from '@orgcost/alerting';
import {
  alarmQueueArn,
  alarmTopicArn,
  billingAlarmPrefix,
  stackSetOf,
  type Deployment,
} from '@orgcost/config';
import type { AccountId, Instant } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { readMailService, readTopicAccess } from '@orgcost/notify-aws';
import { listStackInstances, type StackInstance } from '@orgcost/stack-sets';
import { alertingClients, stackSetClient } from '../aws/deployed-clients';
import type { Settings } from '../config/settings';
import { reading } from './reading';

type AlertingClients = ReturnType<typeof alertingClients>;

/** What is looked at once for all accounts. */
export async function sharedFacts(
  settings: Settings,
  deployment: Deployment,
  ledger: Pick<Ledger, 'mails'>,
  now: Instant,
  onUnread: (error: unknown) => void,
): Promise<SharedFacts> {
  const { mail } = deployment;
  const { ses, ...clients } = alertingClients(settings);
  const [topic, stacks, mailFacts] = await Promise.all([
    reading(() => topicAccess(clients, deployment)),
    reading(() => stacksOf(settings, deployment)),
    mail && readMailFacts(ses, mail, ledger, onUnread),
  ]);
  return {
    now,
    topicArn: alarmTopicArn(deployment),
    topic,
    stacks,
    ...(mailFacts && { mail: mailFacts }),
  };
}

function topicAccess(
  clients: Omit<AlertingClients, 'ses'>,
  deployment: Deployment,
): Promise<TopicAccess> {
  return readTopicAccess({
    ...clients,
    topic: alarmTopicArn(deployment),
    queue: alarmQueueArn(deployment),
    organizationId: deployment.organizationId,
    alarmPrefix: billingAlarmPrefix,
  });
}

async function stacksOf(
  settings: Settings,
  deployment: Deployment,
): Promise<ReadonlyMap<AccountId, StackFacts>> {
  const instances = await listStackInstances(stackSetClient(settings), stackSetOf(deployment));
  return new Map(instances.map((instance) => [instance.account, factsOf(instance)]));
}

/** `OUTDATED, FAILED: why` */
function factsOf({ stack, status, detailedStatus, reason }: StackInstance): StackFacts {
  const isCurrent = status === 'CURRENT' || detailedStatus === undefined;
  return {
    exists: stack !== undefined,
    status: isCurrent ? status : `${status}, ${detailedStatus}`,
    ...(reason !== undefined && { reason }),
  };
}

async function readMailFacts(
  ses: AlertingClients['ses'],
  mail: NonNullable<Deployment['mail']>,
  { mails }: Pick<Ledger, 'mails'>,
  onUnread: (error: unknown) => void,
): Promise<MailFacts> {
  const [service, refusals] = await Promise.all([
    reading(() => readMailService(ses, mail.sender)),
    mails.allRefusals(onUnread),
  ]);
  return { ...mail, service, refused: new Map(refusals.map((each) => [each.address, each])) };
}
