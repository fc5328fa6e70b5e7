import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Alarm } from '@orgcost/alerting';
import { parseInstant } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
});

afterEach(() => ledger.close());

const alarm = (at: string, changes: Partial<Alarm> = {}): Alarm => ({
  account: '333333333333',
  at: parseInstant(at),
  policy: 'daily',
  threshold: parseAmount('200'),
  reason: 'Threshold Crossed',
  ...changes,
});

describe('alarms', () => {
  it('are told account by account, the oldest first, each once', async () => {
    const { alarms } = ledger;
    const [first, both, last] = [
      alarm('2026-11-25T06:00:00Z'),
      alarm('2026-11-25T06:00:00Z', { policy: 'month-to-date' }),
      alarm('2026-12-01T06:00:00Z'),
    ];
    for (const each of [last, first, both, first]) await alarms.recordAlarm(each);
    await alarms.recordAlarm(alarm('2026-11-26T06:00:00Z', { account: '444444444444' }));

    expect(await alarms.alarms('333333333333')).toEqual([first, both, last]);
    expect(await alarms.alarms('555555555555')).toEqual([]);
  });

  it('are items of their account, and of their month in the index', async () => {
    await ledger.alarms.recordAlarm(alarm('2026-11-30T23:59:00Z'));
    const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
    expect(Items).toEqual([
      {
        ...alarm('2026-11-30T23:59:00Z'),
        period: '2026-11',
        pk: 'account#333333333333',
        sk: 'alarm#2026-11-30T23:59:00.000Z#daily',
        gsi1pk: 'alarms#2026-11',
        gsi1sk: '2026-11-30T23:59:00.000Z#333333333333',
        __edb_e__: 'Alarm',
        __edb_v__: '1',
      },
    ]);
  });
});
