import type { AlertLedger, Delivery } from '@orgcost/alerting';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import { anAlert, at, kept, mailed, monthKey, pending, sending } from './alerts.fixture';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger } from './ledger';
import { ledgerWith } from './ledger-with.fixture';

let ledger: InMemoryLedger;
let alerts: AlertLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ alerts } = ledger);
});

afterEach(() => ledger.close());

const alert = anAlert('2026-11');

it('is raised by one of twenty at once, and moved on by one, be it to the very same', async () => {
  const twenty = Array.from(
    { length: 20 },
    () => createLedger({ client: ledger.connect(), table }).alerts,
  );
  /** How many are told that it was they. */
  const count = async (act: (alerts: AlertLedger) => Promise<boolean>) =>
    (await Promise.all(twenty.map(act))).filter(Boolean).length;

  expect(await count((alerts) => alerts.raise(alert))).toBe(1);
  const deliveries: [Delivery, Delivery][] = [
    [pending, sending('m1')],
    [sending('m1'), mailed('m1')],
    [mailed('m1'), kept],
  ];
  for (const [before, after] of deliveries) {
    expect(await count((alerts) => alerts.moveOn(monthKey, before, after))).toBe(1);
    expect(await alerts.alert(monthKey)).toEqual({ ...alert, delivery: after });
  }
  expect(await indexDifferences(ledger.client, table)).toEqual([]);
}, 30_000);

/** Whose first answer to a write is lost, so that the SDK asks again: after `meanwhile`. */
const losing = (meanwhile: () => Promise<unknown> = () => Promise.resolve()): AlertLedger =>
  ledgerWith(ledger, async (command, send) => {
    await send();
    if (command !== 'PutItemCommand' && command !== 'UpdateItemCommand') return;
    await meanwhile();
    await send();
  }).alerts;

it('is raised by whoever raised it, where the answer was lost', async () => {
  expect(await losing().raise(alert)).toBe(true);
  expect(await losing().raise(alert)).toBe(false);
  expect(await alerts.alert(monthKey)).toEqual(alert);
});

it('stays as others left it, where the answer to its being raised was lost', async () => {
  const acknowledgment = { by: 'ana', at: at(40) };
  const others = losing(async () => {
    expect(await alerts.moveOn(monthKey, pending, sending('m1'))).toBe(true);
    expect(await alerts.acknowledge(monthKey, acknowledgment)).toBe(true);
  });
  expect(await others.raise(alert)).toBe(true);
  expect(await alerts.alert(monthKey)).toEqual({
    ...alert,
    delivery: sending('m1'),
    acknowledged: acknowledgment,
  });
});

it('is moved on by whoever moved it, where the answer was lost', async () => {
  await alerts.raise(alert);
  const acknowledgment = { by: 'ana', at: at(40) };
  const acknowledged = losing(() => alerts.acknowledge(monthKey, acknowledgment));
  expect(await acknowledged.moveOn(monthKey, pending, kept)).toBe(true);
  expect(await losing().moveOn(monthKey, pending, kept)).toBe(false);
  expect(await alerts.alert(monthKey)).toEqual({
    ...alert,
    delivery: kept,
    acknowledged: acknowledgment,
  });
});

it('stays where another moved it further, before the SDK asked again', async () => {
  await alerts.raise(alert);
  const overtaken = losing(() => alerts.moveOn(monthKey, sending('m1'), sending('m2', ['m1'])));
  expect(await overtaken.moveOn(monthKey, pending, sending('m1'))).toBe(false);
  expect(await alerts.alert(monthKey)).toEqual({ ...alert, delivery: sending('m2', ['m1']) });
});
