import type { Alert, Delivery } from '@orgcost/alerting';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { renderDelivery, type ToldMail } from './alert-delivery';

const at = (minute: number) => parseInstant(`2026-11-25T06:0${minute}:00Z`);

const alert = (delivery: Delivery): Alert => ({
  crossing: {
    policy: 'daily',
    account: '333333333333',
    currency: 'USD',
    amount: parseAmount('312.5'),
    above: parseAmount('200'),
    at: at(0),
    foundBy: 'ledger',
    period: parseUtcDay('2026-11-24'),
  },
  raisedAt: at(0),
  explanation: {
    range: { from: parseUtcDay('2026-11-24'), to: parseUtcDay('2026-11-25') },
    parts: [],
    notCounted: [],
    services: [],
    days: [],
    unsettled: [],
    missing: [],
  },
  delivery,
});

const returned: ToldMail = {
  id: 'm1',
  mail: {
    id: 'm1',
    begunAt: at(1),
    to: ['ana@example.com'],
    as: 'owner',
    subject: 'Costs',
    alerts: ['333333333333/daily/2026-11-24/200'],
    sentAt: at(1),
  },
  events: [{ kind: 'bounced', at: at(2), recipients: ['ana@example.com'] }],
};

it('tells of a mail that came back, and that nobody was told', () => {
  const came = [
    'Raised 2026-11-25T06:00:00.000Z',
    'Mailed 2026-11-25T06:01:00.000Z to ana@example.com, as m1',
    '  bounced 2026-11-25T06:02:00.000Z: ana@example.com',
  ];
  const pending: Delivery = { state: 'pending', uncertain: [], returned: ['m1'] };
  expect(renderDelivery(alert(pending), [returned]).split('\n')).toEqual([
    ...came,
    'Told: not yet',
    '',
  ]);
  const kept: Delivery = { state: 'kept', why: 'returned', at: at(3), returned: ['m1'] };
  expect(renderDelivery(alert(kept), [returned]).split('\n')).toEqual([
    ...came,
    'Told: nobody: returned',
    '',
  ]);
});
