import type { UtcDay } from '@orgcost/domain';
import type { BillingAlarms } from '../alarms/billing-alarms';
import type { ActiveFaults } from '../faults';
import type { MailService } from '../mail/mail-service';
import type { ObjectStore } from '../objects/object-store';
import type { Organization } from '../organization';
import type { DeadLetterQueue } from '../queue/dead-letter-queue';
import type { Settings } from '../settings';
import type { StackSet } from '../stack-set/stack-set';
import type { Topic } from '../topic/topic';
import type { Caller, CredentialStore } from '../wire/credentials';

/** What handlers answer from. */
export interface Context {
  readonly organization: Organization;
  readonly settings: Settings;
  readonly stackSet: StackSet;
  readonly alarms: BillingAlarms;
  readonly topic: Topic;
  readonly mailService: MailService;
  readonly deadLetters: DeadLetterQueue;
  readonly objects: ObjectStore;
  readonly credentials: CredentialStore;
  readonly faults: ActiveFaults;
  readonly today: UtcDay;
  /** Milliseconds since 1970, on that day. */
  readonly now: number;
  /** That the request is signed for. */
  readonly region: string;
  /** Where all services are. */
  readonly endpoint: string;
  /** Groups on a page of costs, and versions on a page of objects. */
  readonly pageSize: number;
  /** Accounts carry the retired `Status` in place of `State`. */
  readonly legacyStatus: boolean;
}

/** Answers one operation, at once or later. @throws AwsError */
export type Handler = (context: Context, caller: Caller, input: unknown) => unknown;

export type Handlers = Readonly<Record<string, Handler>>;
