import { parseInstant } from '@orgcost/domain';
import { alertSchema, type Alert, type Delivery } from '../alerts/alert';
import type { MailEvent } from '../delivery/mail';
import { testProgress, type TestMail } from './test-progress';

const at = (minute: number) => parseInstant(`2026-11-25T06:0${minute}:00Z`);

function anAlert(delivery: Delivery): Alert {
  return alertSchema.parse({
    crossing: {
      policy: 'test',
      account: '111111111111',
      currency: 'USD',
      amount: '0',
      above: '0',
      at: at(0),
      foundBy: 'cloudwatch',
      period: '2026-11-25',
      test: 't1',
      to: 'owner',
    },
    raisedAt: at(1),
    explanation: {
      range: { from: '2026-11-25', to: '2026-11-26' },
      ...{ parts: [], notCounted: [], services: [], days: [], unsettled: [], missing: [] },
    },
    delivery,
  });
}

const mail = (...events: readonly MailEvent[]): TestMail => ({
  mail: {
    id: 'm1',
    begunAt: at(1),
    to: ['ana@example.com'],
    as: 'owner',
    subject: 'TEST',
    alerts: ['111111111111/test/2026-11-25/t1'],
  },
  events,
});
const event = (kind: MailEvent['kind'], detail?: string): MailEvent => ({
  kind,
  at: at(3),
  recipients: ['ana@example.com'],
  ...(detail !== undefined && { detail }),
});

const pending: Delivery = { state: 'pending', uncertain: [] };
const mailed: Delivery = { state: 'mailed', mail: 'm1', at: at(2), uncertain: [] };

const byPlatform = (...events: readonly MailEvent[]): TestMail => ({
  mail: { ...mail().mail, to: ['platform@example.com'], as: 'platform' },
  events,
});

it.each<[string, Alert | undefined, readonly TestMail[], object]>([
  ['nothing', undefined, [], { stage: 'set-off' }],
  ['an alert', anAlert(pending), [], { stage: 'recorded', at: at(1) }],
  [
    'a mail that is begun',
    anAlert({ state: 'sending', mail: 'm1', at: at(2), uncertain: [] }),
    [mail()],
    { stage: 'recorded', at: at(1) },
  ],
  [
    'a mail that the service would not take, and is tried again',
    anAlert({ ...pending, refused: { times: 1, at: at(2), why: 'SES is asked for too much' } }),
    [],
    { stage: 'recorded', at: at(1), refused: 'SES is asked for too much' },
  ],
  [
    'a mail that is sent',
    anAlert(mailed),
    [mail(event('sent'))],
    { stage: 'mailed', at: at(2), to: ['ana@example.com'] },
  ],
  [
    'a mail that is there',
    anAlert(mailed),
    [mail(event('sent'), event('delivered'))],
    { stage: 'delivered', at: at(3), to: ['ana@example.com'] },
  ],
  [
    'a mail to the platform team, though it was for the owner',
    anAlert(mailed),
    [byPlatform(event('sent'), event('delivered'))],
    { stage: 'stood-in', at: at(2), to: ['platform@example.com'] },
  ],
  [
    'a mail that was rejected',
    anAlert(mailed),
    [mail(event('rejected', 'Bad content'))],
    { stage: 'lost', why: 'ana@example.com rejected: Bad content' },
  ],
  [
    'a mail that came back, though others were told',
    anAlert({ ...mailed, returned: ['m0'] }),
    [mail(event('bounced')), byPlatform(event('delivered'))],
    { stage: 'lost', why: 'ana@example.com bounced' },
  ],
  [
    'a mail that came to one of two',
    anAlert(mailed),
    [
      {
        ...mail(event('bounced'), { ...event('delivered'), recipients: ['ben@example.com'] }),
        mail: { ...mail().mail, to: ['ana@example.com', 'ben@example.com'] },
      },
    ],
    { stage: 'delivered', at: at(3), to: ['ben@example.com'] },
  ],
])('is told by %s', (_what, alert, mails, expected) => {
  expect(testProgress(alert, mails)).toEqual(expected);
});
