import { alertSchema, type Alert, type Delivery } from '@orgcost/alerting';
import { parseBillingPeriod, parseInstant } from '@orgcost/domain';
import { renderDelivery, type ToldMail } from './alert-delivery';
import { renderAlerts } from './alerts';

const at = parseInstant('2026-11-25T06:10:00Z');
const minute = (of: number) => parseInstant(`2026-11-25T06:0${of}:00Z`);
const earlier = { id: 'mail-1', mail: undefined, events: [] };

function anAlert(facts: object): Alert {
  return alertSchema.parse({
    crossing: {
      policy: 'daily',
      account: '111111111111',
      currency: 'USD',
      amount: '312.5',
      above: '200',
      at: '2026-11-25T06:00:00Z',
      foundBy: 'ledger',
      period: '2026-11-24',
    },
    raisedAt: '2026-11-25T06:00:10Z',
    explanation: {
      range: { from: '2026-11-24', to: '2026-11-25' },
      parts: [{ part: 'usage', amount: '312.5' }],
      notCounted: [],
      services: [],
      days: [],
      unsettled: [],
      missing: [],
    },
    ...facts,
  });
}

test('an alert that is pending tells of earlier mails, and that nobody may have been told yet', () => {
  const refused = { times: 2, at, why: 'SES denies ses:SendEmail' };
  const alert = anAlert({
    delivery: { state: 'pending', refused, uncertain: ['mail-1'] },
    acknowledged: { by: 'ana', at },
  });
  expect(renderDelivery(alert, [earlier])).toBe(
    [
      'Raised 2026-11-25T06:00:10.000Z',
      'Begun to be mailed, perhaps in vain to nobody knows whom, as mail-1',
      'Told: not yet: mail was refused',
      'Refused 2 times, last 2026-11-25T06:10:00.000Z: SES denies ses:SendEmail',
      'Seen 2026-11-25T06:10:00.000Z by ana',
      '',
    ].join('\n'),
  );
});

test('an alert that is mailed tells of its mails', () => {
  const alert = anAlert({ delivery: { state: 'mailed', mail: 'mail-1', at, uncertain: [] } });
  expect(renderDelivery(alert, [earlier])).toBe(
    'Raised 2026-11-25T06:00:10.000Z\n' +
      'Begun to be mailed, perhaps in vain to nobody knows whom, as mail-1\n',
  );
});

test.each([
  [{ state: 'pending', uncertain: [] }, 'not yet'],
  [
    { state: 'pending', refused: { times: 1, at, why: '' }, uncertain: [] },
    'not yet: mail was refused',
  ],
  [{ state: 'sending', mail: 'm', at, uncertain: [] }, 'being mailed'],
  [{ state: 'mailed', mail: 'm', at, uncertain: [] }, 'mailed'],
  [{ state: 'kept', why: 'too-old', at }, 'nobody: too old'],
])('a list tells of %j, and who has seen it', (delivery, told) => {
  const toldIn = (alert: Alert) =>
    renderAlerts([alert], parseBillingPeriod('2026-11')).trimEnd().split(/ {2,}/).at(-1);
  expect(toldIn(anAlert({ delivery }))).toBe(told);
  expect(toldIn(anAlert({ delivery, acknowledged: { by: 'ana', at } }))).toBe(
    `${told}, seen by ana`,
  );
});

const returned: ToldMail = {
  id: 'm1',
  mail: {
    id: 'm1',
    begunAt: minute(1),
    to: ['ana@example.com'],
    as: 'owner',
    subject: 'Costs',
    alerts: ['333333333333/daily/2026-11-24/200'],
    sentAt: minute(1),
  },
  events: [{ kind: 'bounced', at: minute(2), recipients: ['ana@example.com'] }],
};

test('tells of a mail that came back, and that nobody was told', () => {
  const came = [
    'Raised 2026-11-25T06:00:10.000Z',
    'Mailed 2026-11-25T06:01:00.000Z to ana@example.com, as m1',
    '  bounced 2026-11-25T06:02:00.000Z: ana@example.com',
  ];
  const pending: Delivery = { state: 'pending', uncertain: [], returned: ['m1'] };
  expect(renderDelivery(anAlert({ delivery: pending }), [returned]).split('\n')).toEqual([
    ...came,
    'Told: not yet',
    '',
  ]);
  const kept: Delivery = { state: 'kept', why: 'returned', at: minute(3), returned: ['m1'] };
  expect(renderDelivery(anAlert({ delivery: kept }), [returned]).split('\n')).toEqual([
    ...came,
    'Told: nobody: returned',
    '',
  ]);
});
