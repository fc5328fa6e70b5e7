import { writeLetter } from '@orgcost/alert-mail';
import {
  alertIdOf,
  alertKeyOf,
  crossingMessage,
  type Crossing,
  type Delivery,
} from '@orgcost/alerting';
import { daysOf, parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { parseAmount } from '@orgcost/money';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliver } from './deliver';
import { queueEventSchema, recordMessages, type Recording } from './record-messages';
import { invoke, withLedger, workspace } from './with-ledger.fixture';

const eventFile = 'apps/alerter/events/record.json';
const event: unknown = JSON.parse(readFileSync(join(workspace, eventFile), 'utf8'));
const [record = { messageId: '', body: '' }] = queueEventSchema.parse(event).Records;
const recorded = {
  account: '333333333333',
  at: '2026-11-26T18:04:12.345Z',
  policy: 'month-to-date',
  threshold: '1000',
  reason: 'Threshold Crossed',
};
const day = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-12-01') };
const clock = () => parseInstant('2026-11-26T18:05:00Z');

const recording = (ledger: Ledger, onFailure: Recording['onFailure'] = jest.fn()): Recording => ({
  ...ledger,
  alarmPrefix: 'orgcost-billing-',
  looking: { metric: 'unblended', currency: 'USD', settleHours: 48 },
  costCenterTag: 'cost-center',
  clock,
  onFailure,
});

/** What the ledger found in the same account: above the same amount, the same month. */
const crossing: Crossing = {
  policy: 'month-to-date',
  account: '333333333333',
  currency: 'USD',
  amount: parseAmount('1204.5'),
  above: parseAmount('1000'),
  at: parseInstant('2026-11-26T06:00:00Z'),
  foundBy: 'ledger',
  period: parseBillingPeriod('2026-11'),
};

const asMessage = (messageId: string, message: string) => ({
  messageId,
  body: JSON.stringify({ Type: 'Notification', Message: message }),
});

test('alarms are recorded as alerts, and what is none is handed back alone', async () => {
  await withLedger(async (ledger) => {
    const onFailure = jest.fn();
    const Records = [
      record,
      { messageId: 'no JSON', body: 'hello' },
      { messageId: 'no alarm', body: JSON.stringify({ Message: 'hello' }) },
    ];

    expect(await recordMessages(recording(ledger, onFailure), { Records })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'no JSON' }, { itemIdentifier: 'no alarm' }],
    });
    expect(await ledger.alarms.alarms('333333333333')).toEqual([recorded]);
    expect(await ledger.alerts.alertsOfAccount('333333333333', day)).toEqual([
      {
        crossing: {
          policy: 'month-to-date',
          account: '333333333333',
          currency: 'USD',
          amount: '1000',
          above: '1000',
          at: '2026-11-26T18:04:12.345Z',
          foundBy: 'cloudwatch',
          period: '2026-11',
        },
        raisedAt: '2026-11-26T18:05:00.000Z',
        explanation: {
          range: { from: '2026-11-01', to: '2026-11-27' },
          parts: [{ part: 'not-in-ledger', amount: '1000' }],
          notCounted: [],
          services: [],
          days: [],
          unsettled: [],
          missing: daysOf({ from: day.from, to: parseUtcDay('2026-11-26') }),
        },
        delivery: { state: 'pending', uncertain: [] },
      },
    ]);
    expect(onFailure.mock.calls.map(([messageId]: unknown[]) => messageId)).toEqual([
      'no JSON',
      'no alarm',
    ]);
  });
});

test('an alarm for what the ledger found before is recorded, and is no other alert', async () => {
  await withLedger(async (ledger) => {
    const Records = [asMessage('found', crossingMessage(crossing)), record];
    for (const one of Records) {
      expect(await recordMessages(recording(ledger), { Records: [one] })).toEqual({
        batchItemFailures: [],
      });
    }
    expect(await ledger.alarms.alarms('333333333333')).toEqual([recorded]);
    const alerts = await ledger.alerts.alertsOfAccount('333333333333', day);
    expect(alerts.map((alert) => alert.crossing)).toEqual([crossing]);
  });
});

test('the owner is told of an alarm that is recorded ten days late, once', async () => {
  await withLedger(async (ledger) => {
    const late = () => parseInstant('2026-12-06T18:05:00Z');
    const mails: [readonly string[], string][] = [];
    const replay = async () => {
      await recordMessages({ ...recording(ledger), clock: late }, { Records: [record] });
      return deliver(
        {
          ...ledger,
          mailer: {
            send: (_, to, { text }) => {
              mails.push([to, text]);
              return Promise.resolve('message');
            },
          },
          write: writeLetter,
          clock: () => parseInstant('2026-12-06T18:06:00Z'),
          newId: () => 'm1',
          onFailure: jest.fn(),
        },
        {
          platform: ['platform@example.com'],
          owners: [{ accounts: ['333333333333'], mail: ['ana@example.com'] }],
          digestAbove: 5,
        },
        new AbortController().signal,
      );
    };
    expect(await replay()).toMatchObject({ mailed: 1, kept: 0 });
    expect(await replay()).toMatchObject({ mailed: 0, kept: 0 });
    expect(mails).toEqual([[['ana@example.com'], expect.stringContaining('2026-11-26 18:04')]]);
  });
});

test('an alarm is handed back where the ledger does not take it', async () => {
  await withLedger(async (ledger) => {
    const alarms = { recordAlarm: () => Promise.reject(new Error('throttled')) };
    const onFailure = jest.fn();
    expect(
      await recordMessages({ ...recording(ledger, onFailure), alarms }, { Records: [record] }),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: record.messageId }] });
    expect(onFailure).toHaveBeenCalledWith(record.messageId, new Error('throttled'));
  });
});

const bounceOf = (mail: string, bounceType = 'Permanent') =>
  JSON.stringify({
    eventType: 'Bounce',
    mail: {
      timestamp: '2026-11-26T18:04:00Z',
      destination: ['ana@example.com'],
      tags: { 'orgcost-mail': [mail] },
    },
    bounce: {
      timestamp: '2026-11-26T18:04:30Z',
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'ana@example.com' }],
    },
  });

test('what SES tells of a mail is recorded, and what tells nothing is accepted', async () => {
  await withLedger(async (ledger) => {
    const bounce = bounceOf('m1');
    const greeting = 'Successfully validated SNS topic for Amazon SES event publishing.';
    const Records = [asMessage('bounce', bounce), asMessage('greeting', greeting)];
    expect(await recordMessages(recording(ledger), { Records })).toEqual({ batchItemFailures: [] });

    const event = {
      kind: 'bounced',
      at: '2026-11-26T18:04:30.000Z',
      recipients: ['ana@example.com'],
      detail: 'General',
    };
    expect(await ledger.mails.mailEvents('m1')).toEqual([event]);
    expect(await ledger.mails.refusals(['ana@example.com'])).toEqual(
      new Map([
        [
          'ana@example.com',
          { address: 'ana@example.com', kind: 'bounced', at: event.at, detail: 'General' },
        ],
      ]),
    );
  });
});

test('what soft-bounced is recorded, and its address goes on being mailed', async () => {
  await withLedger(async (ledger) => {
    const Records = [asMessage('full', bounceOf('m1', 'Transient'))];
    expect(await recordMessages(recording(ledger), { Records })).toEqual({ batchItemFailures: [] });
    expect(await ledger.mails.mailEvents('m1')).toEqual([
      {
        kind: 'soft-bounced',
        at: '2026-11-26T18:04:30.000Z',
        recipients: ['ana@example.com'],
        detail: 'General',
      },
    ]);
    expect(await ledger.mails.allRefusals()).toEqual([]);
  });
});

test('an alert whose mail bounced is to be told again; one of the platform team is handed back', async () => {
  await withLedger(async (ledger) => {
    const { alerts, mails } = ledger;
    await recordMessages(recording(ledger), { Records: [record] });
    const key = alertKeyOf(crossing);
    const moveOn = async (delivery: Delivery) => {
      const before = (await alerts.alert(key))?.delivery;
      expect(before && (await alerts.moveOn(key, before, delivery))).toBe(true);
    };
    const sent = async (id: string, as: 'owner' | 'platform', returned: string[] = []) => {
      const [to, ids] = [['ana@example.com'], [alertIdOf(key)]];
      await mails.beginMail({ id, begunAt: clock(), to, as, subject: 'Costs', alerts: ids });
      await moveOn({ state: 'mailed', mail: id, at: clock(), uncertain: [], returned });
    };
    const onFailure = jest.fn();
    const bounce = (mail: string) =>
      recordMessages(recording(ledger, onFailure), { Records: [asMessage(mail, bounceOf(mail))] });

    await sent('m1', 'owner');
    expect(await bounce('m1')).toEqual({ batchItemFailures: [] });
    expect((await alerts.undelivered()).map(({ delivery }) => delivery)).toEqual([
      { state: 'pending', uncertain: [], returned: ['m1'] },
    ]);

    await sent('m2', 'platform', ['m1']);
    const handedBack = { batchItemFailures: [{ itemIdentifier: 'm2' }] };
    expect([await bounce('m2'), await bounce('m2')]).toEqual([handedBack, handedBack]);
    expect((await alerts.alert(key))?.delivery).toEqual({
      state: 'kept',
      why: 'returned',
      at: clock(),
      returned: ['m1', 'm2'],
    });
    expect(onFailure.mock.calls).toEqual(
      Array.from({ length: 2 }, () => [
        'm2',
        new Error(
          'Mail m2 to the platform team came back, and nobody else can be told of its alerts: ' +
            'see mail.platform of the config',
        ),
      ]),
    );
  });
});

test('an anomaly that AWS found is an alert of its account, as of when it came', async () => {
  await withLedger(async (ledger) => {
    const anomaly = JSON.stringify({
      accountId: '111111111111',
      anomalyId: 'a1',
      anomalyStartDate: '2026-11-24T00:00:00Z',
      dimensionalValue: '333333333333',
      impact: { totalActualSpend: 130.25, totalExpectedSpend: 30 },
    });
    await recordMessages(recording(ledger), { Records: [asMessage('anomaly', anomaly)] });
    const alerts = await ledger.alerts.alertsOfAccount('333333333333', day);
    expect(alerts.map((alert) => alert.crossing)).toEqual([
      {
        policy: 'anomaly',
        account: '333333333333',
        currency: 'USD',
        amount: '130.25',
        above: '30',
        at: clock(),
        foundBy: 'anomaly-detection',
        period: '2026-11-24',
        anomaly: 'a1',
        expected: '30',
      },
    ]);
  });
});

test('the built handler records the example, twice as once', async () => {
  await withLedger(async ({ alarms, alerts }, environment) => {
    const env = {
      ...environment,
      ALARM_PREFIX: 'orgcost-billing-',
      METRIC: 'unblended',
      SETTLE_HOURS: '48',
      COST_CENTER_TAG: 'cost-center',
    };
    for (const { stdout } of [await invoke('record', env), await invoke('record', env)]) {
      expect(JSON.parse(stdout)).toEqual({ batchItemFailures: [] });
    }
    expect(await alarms.alarms('333333333333')).toEqual([recorded]);
    expect(await alerts.alertsOfAccount('333333333333', day)).toHaveLength(1);
  });
}, 60_000);

test('variables that are missing are told in one line', async () => {
  await expect(invoke('record', { TABLE_NAME: 'orgcost' })).rejects.toMatchObject({
    code: 1,
    stderr:
      'Environment: TABLE_REGION must be the Region of the table; ' +
      'METRIC must be one of unblended, amortized, net-unblended, net-amortized; ' +
      'SETTLE_HOURS must be hours, such as 48; ' +
      'ALARM_PREFIX must be what names of billing alarms begin with; ' +
      'COST_CENTER_TAG must be the account tag that names the cost center\n',
  });
});
