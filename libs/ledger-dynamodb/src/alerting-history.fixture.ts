import {
  alertKeyOf,
  alertPolicies,
  mailEventSchema,
  type Acknowledgment,
  type Alert,
  type AlertKey,
  type Delivery,
  type Mail,
  type MailEvent,
  type Mute,
} from '@orgcost/alerting';
import { parseUtcDay, type Instant } from '@orgcost/domain';
import fc from 'fast-check';
import { anAlert, kept, mailed, ofAccount, pending, sending } from './alerts.fixture';
import type { Ledger } from './ledger';
import { accounts, at } from './observations.fixture';

// Arbitrary work on what a ledger keeps of alerts, for `history.fixture.ts`.

export const mailIds = ['m1', 'm2'];
export const addresses = ['ana@example.com', 'Ana@example.com', 'ben@example.com'];

export type AlertingStep =
  | { readonly kind: 'raise'; readonly alert: Alert }
  | {
      readonly kind: 'moveOn';
      readonly key: AlertKey;
      readonly before: Delivery;
      readonly after: Delivery;
    }
  | {
      readonly kind: 'acknowledge';
      readonly key: AlertKey;
      readonly acknowledgment: Acknowledgment;
    }
  | { readonly kind: 'beginMail'; readonly mail: Mail }
  | { readonly kind: 'mailSent'; readonly mail: string; readonly sentAt: Instant }
  | { readonly kind: 'mailEvent'; readonly mail: string; readonly event: MailEvent }
  | { readonly kind: 'liftRefusal'; readonly address: string; readonly at: Instant }
  | { readonly kind: 'mute'; readonly mute: Mute };

/** Does one step and gives what the ledger says of it. */
export function performAlerting(
  step: AlertingStep,
  { alerts, mails, mutes }: Ledger,
): Promise<unknown> {
  switch (step.kind) {
    case 'raise':
      return alerts.raise(step.alert);
    case 'moveOn':
      return alerts.moveOn(step.key, step.before, step.after);
    case 'acknowledge':
      return alerts.acknowledge(step.key, step.acknowledgment);
    case 'beginMail':
      return mails.beginMail(step.mail);
    case 'mailSent':
      return mails
        .mailSent(step.mail, { at: step.sentAt, messageId: `message of ${step.mail}` })
        .catch(String);
    case 'mailEvent':
      return mails.recordMailEvent(step.mail, step.event);
    case 'liftRefusal':
      return mails.liftRefusal(step.address, step.at);
    case 'mute':
      return mutes.mute(step.mute);
  }
}

const account = fc.constantFrom(...accounts);
const moment = fc.nat(9).map(at);
const text = fc.string({ unit: 'grapheme' });
const mail = fc.constantFrom(...mailIds);

const delivery = fc.constantFrom(
  pending,
  ...mailIds.flatMap((id) => [sending(id), mailed(id)]),
  sending('m2', ['m1']),
  kept,
);

const alert: fc.Arbitrary<Alert> = fc
  .record({
    account,
    period: fc.constantFrom('2026-11', '2026-11-01'),
    raisedAt: moment,
    name: text,
    state: text,
  })
  .map(({ account, period, raisedAt, ...subject }) =>
    ofAccount(account, anAlert(period, { raisedAt, subject })),
  );
const key = alert.map(({ crossing }) => alertKeyOf(crossing));

const mailEvent: fc.Arbitrary<MailEvent> = fc.record(
  {
    kind: fc.constantFrom(...mailEventSchema.shape.kind.options),
    at: moment,
    recipients: fc.subarray(addresses, { minLength: 1 }),
    detail: text,
  },
  { noNullPrototype: true, requiredKeys: ['kind', 'at', 'recipients'] },
);

const mute: fc.Arbitrary<Mute> = fc.record(
  {
    account,
    policy: fc.constantFrom(...alertPolicies),
    until: fc.constant(parseUtcDay('2026-12-01')),
    by: text,
    at: moment,
    note: text,
  },
  { noNullPrototype: true, requiredKeys: ['account', 'until', 'by', 'at'] },
);

export const alertingStep: fc.Arbitrary<AlertingStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('raise'), alert }) },
  {
    weight: 3,
    // Often from where an alert begins, or hardly one would be there.
    arbitrary: fc.record({
      kind: fc.constant('moveOn'),
      key,
      before: fc.oneof(fc.constant(pending), delivery),
      after: delivery,
    }),
  },
  fc.record({
    kind: fc.constant('acknowledge'),
    key,
    acknowledgment: fc.record({ by: text, at: moment, note: text }, { noNullPrototype: true }),
  }),
  fc.record({
    kind: fc.constant('beginMail'),
    mail: fc.record(
      {
        id: mail,
        begunAt: moment,
        to: fc.subarray(addresses, { minLength: 1 }),
        as: fc.constantFrom('owner', 'platform'),
        subject: text,
        alerts: fc.array(text, { minLength: 1, maxLength: 2 }),
      },
      { noNullPrototype: true },
    ),
  }),
  fc.record({ kind: fc.constant('mailSent'), mail, sentAt: moment }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('mailEvent'), mail, event: mailEvent }) },
  fc.record({
    kind: fc.constant('liftRefusal'),
    address: fc.constantFrom(...addresses),
    at: moment,
  }),
  fc.record({ kind: fc.constant('mute'), mute }),
);
