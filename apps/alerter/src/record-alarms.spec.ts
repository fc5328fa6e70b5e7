import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { queueEventSchema, recordAlarms } from './record-alarms';
import { invoke, withLedger, workspace } from './with-ledger.fixture';

const eventFile = 'apps/alerter/events/record.json';
const event: unknown = JSON.parse(readFileSync(join(workspace, eventFile), 'utf8'));
const [record = { messageId: '', body: '' }] = queueEventSchema.parse(event).Records;
const recorded = {
  account: '333333333333',
  at: '2026-11-26T18:04:12.345Z',
  policy: 'month-to-date',
  reason: 'Threshold Crossed',
};

test('alarms are recorded, and what is none is handed back alone', async () => {
  await withLedger(async ({ alarms }) => {
    const onFailure = jest.fn();
    const Records = [
      record,
      { messageId: 'no JSON', body: 'hello' },
      { messageId: 'no alarm', body: JSON.stringify({ Message: 'hello' }) },
    ];

    expect(
      await recordAlarms({ alarms, alarmPrefix: 'orgcost-billing-', onFailure }, { Records }),
    ).toEqual({
      batchItemFailures: [{ itemIdentifier: 'no JSON' }, { itemIdentifier: 'no alarm' }],
    });
    expect(await alarms.alarms('333333333333')).toEqual([recorded]);
    expect(onFailure.mock.calls.map(([messageId]: unknown[]) => messageId)).toEqual([
      'no JSON',
      'no alarm',
    ]);
  });
});

test('an alarm is handed back where the ledger does not take it', async () => {
  const alarms = {
    recordAlarm: () => Promise.reject(new Error('throttled')),
    alarms: () => Promise.resolve([]),
  };
  const onFailure = jest.fn();

  expect(
    await recordAlarms(
      { alarms, alarmPrefix: 'orgcost-billing-', onFailure },
      { Records: [record] },
    ),
  ).toEqual({ batchItemFailures: [{ itemIdentifier: record.messageId }] });
  expect(onFailure).toHaveBeenCalledWith(record.messageId, new Error('throttled'));
});

test('the built handler records the example, twice as once', async () => {
  await withLedger(async ({ alarms }, environment) => {
    const env = { ...environment, ALARM_PREFIX: 'orgcost-billing-' };
    for (const { stdout } of [await invoke('record', env), await invoke('record', env)]) {
      expect(JSON.parse(stdout)).toEqual({ batchItemFailures: [] });
    }
    expect(await alarms.alarms('333333333333')).toEqual([recorded]);
  });
}, 60_000);

test('variables that are missing are told in one line', async () => {
  await expect(invoke('record', { TABLE_NAME: 'orgcost' })).rejects.toMatchObject({
    code: 1,
    stderr:
      'Environment: TABLE_REGION must be the Region of the table; ' +
      'ALARM_PREFIX must be what names of billing alarms begin with\n',
  });
});
