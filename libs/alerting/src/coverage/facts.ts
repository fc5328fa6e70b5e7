import type { AccountId, Instant, UtcDay } from '@orgcost/domain';
import type { AlarmPolicy } from '../alarms/alarm';
import type { StandingAlarm } from '../alarms/standing-alarm';
import type { TestProgress } from '../alarms/test-progress';
import type { Mute } from '../alerts/mute';
import type { AddresseeSettings } from '../delivery/addressee';
import type { Refusal } from '../delivery/refusal';
import type { Thresholds } from '../thresholds/thresholds';
import type { Reading } from './check';

/** What of an account tells whether its owner would hear of its costs. */
export interface AccountFacts {
  readonly account: AccountId;
  readonly name: string;
  /** Such as `ACTIVE`. */
  readonly state: string;
  /** When it became one of the organization. */
  readonly joined?: UtcDay;
  /**
   * What it is to have: a stack of the StackSet; what the management account's template has; nothing, by the config; or nothing
   * because it is in no OU that the StackSet goes into.
   */
  readonly place: 'stack-set' | 'management' | 'excluded' | 'outside';
  /** What the ledger knows of it; absent where that is nothing. */
  readonly known?: { readonly owner?: string };
  /** Absent where nobody knows its tier. */
  readonly desired?: Thresholds;
  /** Of accounts that are to have some, and have a stack. */
  readonly watched?: {
    readonly alarms: Reading<readonly StandingAlarm[]>;
    /** Policies of which the ledger has an alert of these days: what an alarm that is in ALARM has led to. */
    readonly alerted: readonly AlarmPolicy[];
    /** When AWS's billing metric came last; nothing where it did not of late. */
    readonly metric: Reading<Instant | undefined>;
  };
  /** In force. */
  readonly mutes: readonly Mute[];
  /** Of late; nothing where there was none. */
  readonly lastTest: Reading<LastTest | undefined>;
}

/** The last test of one of an account's alarms. */
export interface LastTest {
  /** When the alarm was set off. */
  readonly at: Instant;
  readonly progress: TestProgress;
}

/** What the StackSet has of an account. */
export interface StackFacts {
  /** It may have failed to be made. */
  readonly exists: boolean;
  /** Such as `CURRENT`. */
  readonly status: string;
  /** Why it has it, where that is told. */
  readonly reason?: string;
}

/** Whether the central topic and its key let an account's alarms in. */
export interface TopicAccess {
  /** @returns what keeps them out; nothing where they are let in */
  refusalOf(account: AccountId): string | undefined;
}

/** What the mail service says of itself. */
export interface MailService {
  /** It mails to addresses only that are verified. */
  readonly inSandbox: boolean;
  /** Absent where it sends; else why not. */
  readonly paused?: string;
  readonly senderIsVerified: boolean;
}

export interface MailFacts extends AddresseeSettings {
  readonly sender: string;
  readonly service: Reading<MailService>;
  /** Addresses that do not take mail, in small letters. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** What all accounts share. */
export interface SharedFacts {
  readonly now: Instant;
  /** ARN of the central topic. */
  readonly topicArn: string;
  readonly topic: Reading<TopicAccess>;
  /** Of accounts that the StackSet has come to. */
  readonly stacks: Reading<ReadonlyMap<AccountId, StackFacts>>;
  /** Absent where nobody is to be mailed. */
  readonly mail?: MailFacts;
}
