import { parseAmount } from '@orgcost/money';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { alertKeyOf, type Acknowledgment, type Alert, type AlertLedger } from '@orgcost/alerting';
import { dayRange, parseBillingPeriod, parseUtcDay } from '@orgcost/domain';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import { anAlert, at, kept, mailed, monthKey, ofAccount, pending, sending } from './alerts.fixture';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { ledgerWith } from './ledger-with.fixture';

let ledger: InMemoryLedger;
let alerts: AlertLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ alerts } = ledger);
});

afterEach(() => ledger.close());

const account = '333333333333';
const november = parseBillingPeriod('2026-11');
const acknowledgment: Acknowledgment = { by: 'ana', at: at(40), note: 'A load test' };

async function raiseAll(all: readonly Alert[]): Promise<void> {
  for (const alert of all) expect(await alerts.raise(alert)).toBe(true);
}

async function items() {
  const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
  return Items;
}

describe('an alert', () => {
  const full: Required<Alert> = {
    ...anAlert('2026-11'),
    subject: { name: 'Web shop', state: 'ACTIVE', owner: 'ana@example.com', costCenter: '17' },
    acknowledged: acknowledgment,
  };

  it('is kept once, as it was raised first', async () => {
    expect(await alerts.alert(monthKey)).toBeUndefined();
    expect(await alerts.raise(full)).toBe(true);
    expect(await alerts.raise({ ...full, raisedAt: at(2) })).toBe(false);
    expect(await alerts.alert(monthKey)).toEqual(full);
  });

  it('is an item of its account; in the index, of those to deliver and then of its month', async () => {
    const stored = {
      ...full,
      ...monthKey,
      raise: 'id 1',
      move: 'id 1',
      pk: 'account#333333333333',
      sk: 'alert#2026-11#month-to-date#4000',
      gsi1sk: '2026-11-25T06:01:00.000Z#333333333333#month-to-date#2026-11#4000',
      __edb_e__: 'Alert',
      __edb_v__: '1',
    };
    const toDeliver = { list: 'undelivered', gsi1pk: 'alerts#undelivered' };
    await alerts.raise(full);
    expect(await items()).toEqual([{ ...stored, ...toDeliver }]);

    await alerts.moveOn(monthKey, pending, sending('m1'));
    expect(await items()).toEqual([
      { ...stored, ...toDeliver, delivery: sending('m1'), move: 'id 2' },
    ]);

    await alerts.moveOn(monthKey, sending('m1'), mailed('m1'));
    const ofMonth = { list: '2026-11', gsi1pk: 'alerts#2026-11' };
    expect(await items()).toEqual([
      { ...stored, ...ofMonth, delivery: mailed('m1'), move: 'id 3' },
    ]);
    expect(await indexDifferences(ledger.client, table)).toEqual([]);
  });

  it('moves on from where it is, and from nowhere else', async () => {
    expect(await alerts.moveOn(monthKey, pending, kept)).toBe(false);
    expect(await items()).toEqual([]);

    await alerts.raise(full);
    expect(await alerts.moveOn(monthKey, pending, sending('m1'))).toBe(true);
    for (const before of [pending, sending('m2'), sending('m1', ['m0'])]) {
      expect(await alerts.moveOn(monthKey, before, mailed('m2'))).toBe(false);
    }
    expect(await alerts.alert(monthKey)).toEqual({ ...full, delivery: sending('m1') });
    expect(await alerts.moveOn(monthKey, sending('m1'), sending('m2', ['m1']))).toBe(true);
    expect(await alerts.alert(monthKey)).toEqual({ ...full, delivery: sending('m2', ['m1']) });
  });

  it('is acknowledged wherever it is, the last time counts', async () => {
    expect(await alerts.acknowledge(monthKey, acknowledgment)).toBe(false);
    expect(await items()).toEqual([]);

    await alerts.raise(anAlert('2026-11'));
    expect(await alerts.acknowledge(monthKey, acknowledgment)).toBe(true);
    expect(await alerts.moveOn(monthKey, pending, kept)).toBe(true);
    const later = { by: 'ben', at: at(41) };
    expect(await alerts.acknowledge(monthKey, later)).toBe(true);
    const expected = { ...anAlert('2026-11'), delivery: kept, acknowledged: later };
    expect(await alerts.alert(monthKey)).toEqual(expected);
    expect(await alerts.alertsOfMonth(november)).toEqual([expected]);
    expect(await alerts.undelivered()).toEqual([]);
  });

  it('that was damaged is named', async () => {
    await raiseAll([anAlert('2026-11'), anAlert('2026-12')]);
    await ledger.client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `account#${account}`, sk: 'alert#2026-11#month-to-date#4000' },
        UpdateExpression: 'SET crossing.amount = :amount, explanation.parts[0].part = :part',
        ExpressionAttributeValues: { ':amount': 'much', ':part': 'rent' },
      }),
    );
    const named =
      /^The ledger's alert 333333333333\/month-to-date\/2026-11\/4000 cannot be read: crossing\.amount: .*; explanation\.parts\.0\.part: .*$/u;
    await expect(alerts.alert(monthKey)).rejects.toThrow(named);
    await expect(alerts.undelivered()).rejects.toThrow(named);
    await expect(alerts.alertsOfMonth(november)).rejects.toThrow(named);
    const unread: unknown[] = [];
    const others = await alerts.undelivered((error) => unread.push(error));
    expect(others).toEqual([anAlert('2026-12')]);
    expect(unread).toEqual([expect.objectContaining({ message: expect.stringMatching(named) })]);
    expect(await alerts.alertsOfMonth(parseBillingPeriod('2026-12'))).toHaveLength(1);
  });
});

describe('an alert that was damaged in its period', () => {
  const name = "The ledger's alert 333333333333/month-to-date//4000 cannot be read: ";

  const damage = (UpdateExpression: string) =>
    ledger.client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `account#${account}`, sk: 'alert#2026-11#month-to-date#4000' },
        UpdateExpression,
        ExpressionAttributeNames: { '#period': 'period' },
      }),
    );

  beforeEach(() => raiseAll([anAlert('2026-11'), anAlert('2026-12')]));

  it('is told as it is where its crossing still says so', async () => {
    await damage('REMOVE #period');
    const failed = jest.fn();
    expect(await alerts.undelivered(failed)).toEqual([anAlert('2026-11'), anAlert('2026-12')]);
    expect(failed).not.toHaveBeenCalled();
    expect(await alerts.alertsOfMonth(november)).toEqual([anAlert('2026-11')]);
    expect(await alerts.alertsOfMonth(parseBillingPeriod('2026-12'))).toEqual([anAlert('2026-12')]);
  });

  it('keeps no other back', async () => {
    await damage('REMOVE #period, crossing.#period');
    const unread: unknown[] = [];
    expect(await alerts.undelivered((error) => unread.push(error))).toEqual([anAlert('2026-12')]);
    expect(unread).toEqual([
      expect.objectContaining({
        name: 'StoredItemError',
        message: expect.stringContaining(`${name}crossing.period: `),
      }),
    ]);
    await expect(alerts.undelivered()).rejects.toThrow(name);
    await expect(alerts.alertsOfMonth(november)).rejects.toThrow(name);
  });
});

describe('alerts of an account', () => {
  const periods = [
    '2026-10',
    '2026-10-31',
    '2026-11',
    '2026-11-01',
    '2026-11-02',
    '2026-11-30',
    '2026-12',
    '2026-12-01',
    '2026-12-02',
  ];

  beforeEach(async () => {
    await raiseAll(periods.toReversed().map((period) => anAlert(period)));
    await alerts.raise(ofAccount('444444444444', anAlert('2026-11')));
    // What else lies beside them.
    const alarm = { account, at: at(0), policy: 'daily', reason: 'above' } as const;
    await ledger.alarms.recordAlarm({ ...alarm, threshold: parseAmount('200') });
  });

  it.each([
    ['2026-11-01', '2026-12-01', ['2026-11', '2026-11-01', '2026-11-02', '2026-11-30']],
    ['2026-11-02', '2026-12-01', ['2026-11-02', '2026-11-30']],
    ['2026-11-01', '2026-11-02', ['2026-11', '2026-11-01']],
    ['2026-11-30', '2026-12-02', ['2026-11-30', '2026-12', '2026-12-01']],
    ['2026-11-03', '2026-11-30', []],
    ['2026-01-01', '2027-01-01', periods],
  ])('from %s to %s are of %j', async (from, to, expected) => {
    const range = dayRange(parseUtcDay(from), parseUtcDay(to));
    const found = await alerts.alertsOfAccount(account, range);
    expect(found).toEqual(expected.map((period) => anAlert(period)));
  });
});

describe('alerts of all accounts', () => {
  const first = anAlert('2026-11-24', { raisedAt: at(1) });
  const second = ofAccount('111111111111', anAlert('2026-11', { raisedAt: at(2) }));
  const third = anAlert('2026-11', { raisedAt: at(3) });
  const other = anAlert('2026-12', { raisedAt: at(0) });

  it('are told by their month, delivered or not, as they were raised', async () => {
    await raiseAll([third, other, first, second]);
    expect(await alerts.undelivered()).toEqual([other, first, second, third]);
    expect(await alerts.alertsOfMonth(november)).toEqual([first, second, third]);

    expect(await alerts.moveOn(alertKeyOf(second.crossing), pending, kept)).toBe(true);
    const moved = { ...second, delivery: kept };
    expect(await alerts.undelivered()).toEqual([other, first, third]);
    expect(await alerts.alertsOfMonth(november)).toEqual([first, moved, third]);
    expect(await alerts.alertsOfMonth(parseBillingPeriod('2026-10'))).toEqual([]);
  });

  it('are told once where one is delivered while they are read', async () => {
    await raiseAll([first, second, third]);
    let queries = 0;
    const { alerts: slow } = ledgerWith(ledger, async (_, send) => {
      // As the list of the month is asked for, after that of those to deliver.
      if ((queries += 1) === 2) await alerts.moveOn(alertKeyOf(second.crossing), pending, kept);
      await send();
    });
    expect(await slow.alertsOfMonth(november)).toEqual([
      first,
      { ...second, delivery: kept },
      third,
    ]);
    expect(queries).toBe(2);
  });

  it('are all told where they fill more than a page', async () => {
    const [service, amount] = ['x'.repeat(300_000), first.crossing.amount];
    const explanation = { ...first.explanation, services: [{ service, amount }] };
    // DynamoDB ends a page at 1 MB.
    const many = ['1', '2', '3', '4', '5'].map((step) => anAlert('2026-11', { explanation }, step));
    await Promise.all(many.map((alert) => alerts.raise(alert)));
    const range = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-02'));
    expect(await alerts.alertsOfAccount(account, range)).toEqual(many);
    expect(await alerts.undelivered()).toEqual(many);
    expect(await alerts.alertsOfMonth(november)).toEqual(many);
    await Promise.all(
      many.map(({ crossing }) => alerts.moveOn(alertKeyOf(crossing), pending, kept)),
    );
    expect(await alerts.undelivered()).toEqual([]);
    expect(await alerts.alertsOfMonth(november)).toEqual(
      many.map((alert) => ({ ...alert, delivery: kept })),
    );
  });
});
