import { alertIdOf, alertKeyOf, deliverAlerts, type Delivering } from '@orgcost/alerting';
import { instantFromEpoch, parseInstant, epochOf } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { recordMessages } from '../record-messages';
import type { Chance } from './chance.fixture';
import { Life } from './life.fixture';
import { Mailbox } from './mailbox.fixture';
import { Queue, type QueueMessage } from './queue.fixture';
import { accountOf, alarmPrefix } from './tellings.fixture';

const crashes = 0.2;
const functionsAtATime = 4;
const callsOfRecording = 20;
const callsOfDelivering = 20;
/** Besides, after every so many mails a function dies between sending and recording. */
const deadlyMail = 20;

/** Functions that record and mail, and die, minute by minute. */
export class Storm {
  readonly queue: Queue;
  readonly mailbox = new Mailbox();
  /** How often each alert was raised, by what the ledger answered, whoever lived to hear of it. */
  readonly raised = new Map<string, number>();
  readonly counts = { minutes: 0, recorders: 0, crashed: 0, deliverers: 0, crashedDeliverers: 0 };
  /** Accounts of which no function can read a message without dying. */
  deadly: ReadonlySet<string> = new Set();
  #now = epochOf(parseInstant('2026-11-25T12:00:00Z'));
  #mails = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly chance: Chance,
  ) {
    this.queue = new Queue(chance);
  }

  async passMinute(): Promise<void> {
    this.#now += 60_000;
    this.counts.minutes += 1;
    let batches: QueueMessage[][];
    do {
      batches = this.queue.receive(this.#now, functionsAtATime);
      await Promise.all(batches.map((batch) => this.#record(batch)));
    } while (batches.length > 0);
    // One that takes longer than a minute meets the next one.
    const deliverers = this.chance.between(1, 2);
    await Promise.all(Array.from({ length: deliverers }, () => this.#deliver()));
  }

  /** Lets minutes pass until each message is recorded, or among the dead letters. */
  async settle(): Promise<void> {
    while (!this.queue.isEmpty) await this.passMinute();
  }

  /** As Lambda calls it: what is told to have failed stays in the queue, and everything, where it died. */
  async #record(Records: readonly QueueMessage[]): Promise<void> {
    const life = new Life(this.chance, crashes, callsOfRecording);
    const { alarms, alerts, history, accounts, mails } = this.ledger;
    const recording = recordMessages(
      {
        alarms: life.calling({
          recordAlarm: (alarm) => alarms.recordAlarm(alarm),
        }),
        alerts: life.calling({
          alert: (key) => (this.deadly.has(key.account) ? life.die() : alerts.alert(key)),
          raise: async (alert) => {
            const isNew = await alerts.raise(alert);
            const id = alertIdOf(alertKeyOf(alert.crossing));
            if (isNew) this.raised.set(id, (this.raised.get(id) ?? 0) + 1);
            return isNew;
          },
          moveOn: (...move) => alerts.moveOn(...move),
        }),
        history: life.calling(history),
        accounts: life.calling(accounts),
        mails: life.calling(mails),
        alarmPrefix,
        looking: { metric: 'unblended', currency: 'USD', settleHours: 48 },
        costCenterTag: 'cost-center',
        clock: this.#clock,
        onFailure: () => undefined,
      },
      { Records: [...Records] },
    );
    const response = await life.answer(recording);
    this.counts.recorders += 1;
    if (!response) {
      this.counts.crashed += 1;
      return;
    }
    const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    this.queue.delete(Records.map(({ messageId }) => messageId).filter((id) => !failed.has(id)));
  }

  async #deliver(): Promise<void> {
    const life = new Life(this.chance, crashes, callsOfDelivering);
    const { alerts, mails, mutes } = this.ledger;
    const delivering: Delivering = {
      alerts: life.calling(alerts),
      mails: life.calling(mails),
      mutes: life.calling(mutes),
      mailer: life.calling({
        send: async (...mail: Parameters<Mailbox['send']>) => {
          const isLast = this.mailbox.count % deadlyMail === 0;
          const messageId = await this.mailbox.send(...mail);
          return isLast ? life.die() : messageId;
        },
      }),
      write: (letter) => ({
        subject: letter.alerts.map(({ crossing }) => alertIdOf(alertKeyOf(crossing))).join('\n'),
        html: '',
        text: '',
      }),
      clock: this.#clock,
      newId: () => `mail-${(this.#mails += 1)}`,
      onFailure: () => undefined,
      onUnread: () => undefined,
    };
    const delivered = await life.answer(deliverAlerts(delivering, deliverySettings));
    this.counts.deliverers += 1;
    if (!delivered) this.counts.crashedDeliverers += 1;
  }

  readonly #clock = () => instantFromEpoch(this.#now);
}

/** Each owner has four accounts, and so up to eight alerts: some get them in mails of their own, others in a digest. */
const deliverySettings = {
  platform: ['platform@example.com'],
  owners: Array.from({ length: 125 }, (_, owner) => ({
    accounts: [0, 1, 2, 3].map((index) => accountOf(owner * 4 + index)),
    mail: [`owner${owner}@example.com`],
  })),
  digestAbove: 5,
  quietSeconds: 30,
};
