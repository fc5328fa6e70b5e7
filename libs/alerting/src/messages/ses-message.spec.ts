import { parseInstant } from '@orgcost/domain';
import { parseMessage } from './parse-message';

const reading = { alarmPrefix: 'orgcost-billing-', at: parseInstant('2026-11-26T19:00:00Z') };
const read = (message: object) => parseMessage(JSON.stringify(message), reading);

const to = ['ana@example.com', 'ben@example.com'];

/** As SES publishes it, with what is of no interest here. */
const event = (
  eventType: string,
  rest: object = {},
  tags: object = { 'orgcost-mail': ['m1'] },
) => ({
  eventType,
  mail: {
    timestamp: '2026-11-26T18:04:12.345Z',
    source: 'costs@example.com',
    sendingAccountId: '222222222222',
    messageId: '0100018c-message',
    destination: to,
    headersTruncated: false,
    headers: [{ name: 'Subject', value: 'November to date' }],
    tags: { 'ses:configuration-set': ['orgcost'], ...tags },
  },
  ...rest,
});

const bounce = (bounceType: string, recipients: readonly object[]) =>
  event('Bounce', {
    bounce: {
      feedbackId: '0100018c-feedback',
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: recipients,
      timestamp: '2026-11-26T18:05:00Z',
      reportingMTA: 'dns; example.com',
    },
  });

const unknownUser = {
  emailAddress: 'ana@example.com',
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 user unknown',
};

test.each<[string, object, object]>([
  [
    'sent',
    event('Send', { send: {} }),
    { kind: 'sent', at: '2026-11-26T18:04:12.345Z', recipients: to },
  ],
  [
    'delivered',
    event('Delivery', {
      delivery: {
        timestamp: '2026-11-26T18:04:20Z',
        recipients: ['ben@example.com'],
        smtpResponse: '250 ok',
      },
    }),
    { kind: 'delivered', at: '2026-11-26T18:04:20.000Z', recipients: ['ben@example.com'] },
  ],
  [
    'rejected',
    event('Reject', { reject: { reason: 'Bad content' } }),
    {
      kind: 'rejected',
      at: '2026-11-26T18:04:12.345Z',
      recipients: to,
      detail: 'Bad content',
    },
  ],
  [
    'bounced for good',
    bounce('Permanent', [unknownUser]),
    {
      kind: 'bounced',
      at: '2026-11-26T18:05:00.000Z',
      recipients: ['ana@example.com'],
      detail: 'General: smtp; 550 5.1.1 user unknown',
    },
  ],
  [
    'bounced for good, without a code',
    bounce('Permanent', [{ emailAddress: 'ana@example.com' }, { emailAddress: 'ben@example.com' }]),
    {
      kind: 'bounced',
      at: '2026-11-26T18:05:00.000Z',
      recipients: to,
      detail: 'General',
    },
  ],
  ...['Transient', 'Undetermined'].map((type): [string, object, object] => [
    `bounced, and may get through another time: ${type}`,
    bounce(type, [{ ...unknownUser, diagnosticCode: 'smtp; 552 5.2.2 mailbox full' }]),
    {
      kind: 'soft-bounced',
      at: '2026-11-26T18:05:00.000Z',
      recipients: ['ana@example.com'],
      detail: 'General: smtp; 552 5.2.2 mailbox full',
    },
  ]),
  [
    'complained of',
    event('Complaint', {
      complaint: {
        complainedRecipients: [{ emailAddress: 'ben@example.com' }],
        timestamp: '2026-11-27T08:00:00Z',
        complaintFeedbackType: 'abuse',
      },
    }),
    {
      kind: 'complained',
      at: '2026-11-27T08:00:00.000Z',
      recipients: ['ben@example.com'],
      detail: 'abuse',
    },
  ],
  [
    'complained of, without a word',
    event('Complaint', {
      complaint: {
        complainedRecipients: [{ emailAddress: 'ben@example.com' }],
        timestamp: '2026-11-27T08:00:00Z',
      },
    }),
    { kind: 'complained', at: '2026-11-27T08:00:00.000Z', recipients: ['ben@example.com'] },
  ],
])('SES tells that a mail was %s', (_, message, expected) => {
  expect(read(message)).toEqual({ kind: 'mail-event', mail: 'm1', event: expected });
});

test.each<[string, object]>([
  ['a delay', event('DeliveryDelay', { deliveryDelay: { delayType: 'General' } })],
  ['what SES may come to tell', event('Subscription')],
  ["another's mail", event('Send', {}, { campaign: ['autumn'] })],
  ["another's mail that cannot be read", event('Bounce', {}, {})],
])('of %s nothing is recorded', (_, message) => {
  expect(read(message)).toEqual({ kind: 'nothing' });
});

test('nor of the greeting of a new destination', () => {
  const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.\n';
  expect(parseMessage(greeting, reading)).toEqual({ kind: 'nothing' });
});

test.each(['Delivery', 'Reject', 'Bounce', 'Complaint'])(
  'an event %s without what it should have is refused, without the addresses in it',
  (type) => {
    expect(() => read(event(type))).toThrow(`An event ${type} of SES lacks what it should have`);
  },
);
