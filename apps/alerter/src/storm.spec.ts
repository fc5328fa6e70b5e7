import { isDeepStrictEqual } from 'node:util';
import { alertIdOf, alertKeyOf, type Alert } from '@orgcost/alerting';
import { parseBillingPeriod } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { Chance } from './storm/chance.fixture';
import { Storm } from './storm/storm.fixture';
import { malformed, tellingsOf, type Telling } from './storm/tellings.fixture';
import { withLedger } from './with-ledger.fixture';

/** At least. `ORGCOST_STORM_DELIVERIES=100000` is what is promised, of 1000 crossings. */
const deliveries = Number(process.env['ORGCOST_STORM_DELIVERIES'] ?? 10_000);
const crossings = Math.min(deliveries / 25, 1000);
/** Others come again after a crash. */
const messages = deliveries * 0.8;
const sendingMinutes = 30;
const month = parseBillingPeriod('2026-11');

test(
  'whatever comes twice, late, or to functions that die: each crossing is one alert, mailed once',
  async () => {
    await withLedger(async (ledger) => {
      const chance = new Chance(20_261_125);
      const storm = new Storm(ledger, chance);
      const tellings = tellingsOf(messages, crossings, chance);
      const noAlerts = Array.from({ length: deliveries / 100 }, (_, index) =>
        malformed(index),
      ).sort();
      const valid = new Set(tellings.map(({ body }) => body));
      // Of one account, each told once, by a message that kills whoever reads it.
      const deadly = tellings.slice(0, 2);
      storm.deadly = new Set(deadly.map(({ account }) => account));

      const bodies = chance.shuffled([...tellings.map(({ body }) => body), ...noAlerts]);
      const aMinute = Math.ceil(bodies.length / sendingMinutes);
      for (let from = 0; from < bodies.length; from += aMinute) {
        for (const body of bodies.slice(from, from + aMinute)) storm.queue.send(body);
        await storm.passMinute();
      }
      await storm.settle();

      // What is not among the dead letters is an alert: nothing is lost in between.
      const letters = bodiesOf(storm.queue.deadLetters);
      const dead = new Set(letters);
      const isDead = ({ body }: Telling) => dead.has(body);
      const recorded = new Set((await ledger.alerts.alertsOfMonth(month)).map(idOf));
      expect(letters.filter((body) => !valid.has(body))).toEqual(noAlerts);
      expect(deadly.filter((telling) => !isDead(telling))).toEqual([]);
      expect(deadly.filter(({ alert }) => recorded.has(alert))).toEqual([]);
      expect(tellings.filter((one) => !isDead(one) && !recorded.has(one.alert))).toEqual([]);

      // The function is mended, and the dead letters are sent again until only those are left that are no alerts.
      storm.deadly = new Set();
      do {
        storm.queue.redrive();
        await storm.settle();
      } while (storm.queue.deadLetters.some(({ body }) => valid.has(body)));
      expect(bodiesOf(storm.queue.deadLetters)).toEqual(noAlerts);
      while ((await ledger.alerts.undelivered()).length > 0) await storm.passMinute();

      const alerts = await ledger.alerts.alertsOfMonth(month);
      const told = byAlert(tellings);
      expect(alerts.map(idOf).sort()).toEqual([...told.keys()].sort());
      expect(alerts).toHaveLength(crossings);
      expect([...storm.raised.values()]).toEqual(alerts.map(() => 1));
      expect(alerts.filter((alert) => !isOneOf(alert, told.get(idOf(alert))))).toEqual([]);
      expect(
        alerts.filter((alert) => !isMailed(alert, storm.mailbox.mailsWith(idOf(alert)))),
      ).toEqual([]);
      expect(await alarmsOf(ledger, tellings)).toEqual(alarmsTold(tellings));
      expect(alerts.filter(isUncertain).length).toBeGreaterThan(0);
      expect(storm.counts.crashed / storm.counts.recorders).toBeGreaterThan(0.15);
      expect(storm.queue.deliveries).toBeGreaterThanOrEqual(deliveries);

      if (process.env['ORGCOST_STORM_DELIVERIES'] === undefined) return;
      const arrivedTwice = alerts.filter(
        (alert) => storm.mailbox.mailsWith(idOf(alert)).length > 1,
      );
      const summary = {
        messages: bodies.length,
        malformed: noAlerts.length,
        deliveries: storm.queue.deliveries,
        ...storm.counts,
        deadLetters: letters.length,
        alerts: alerts.length,
        mailed: alerts.filter(({ delivery }) => delivery.state === 'mailed').length,
        mails: storm.mailbox.count,
        uncertain: alerts.filter(isUncertain).length,
        arrivedTwice: arrivedTwice.length,
      };
      process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
    });
  },
  180_000 + deliveries * 15,
);

function idOf({ crossing }: Alert): string {
  return alertIdOf(alertKeyOf(crossing));
}

function bodiesOf(letters: readonly { readonly body: string }[]): string[] {
  return letters.map(({ body }) => body).sort();
}

function byAlert(tellings: readonly Telling[]): ReadonlyMap<string, readonly Telling[]> {
  const byId = new Map<string, Telling[]>();
  for (const telling of tellings) {
    byId.set(telling.alert, [...(byId.get(telling.alert) ?? []), telling]);
  }
  return byId;
}

/** Account, moment and policy of each alarm. */
async function alarmsOf(ledger: Ledger, tellings: readonly Telling[]): Promise<string[]> {
  const accounts = new Set(tellings.map(({ account }) => account));
  const alarms = await Promise.all([...accounts].map((account) => ledger.alarms.alarms(account)));
  return alarms
    .flat()
    .map(({ account, at, policy }) => [account, at, policy].join())
    .sort();
}

function alarmsTold(tellings: readonly Telling[]): string[] {
  const alarms = tellings
    .filter(({ crossing }) => crossing.foundBy === 'cloudwatch')
    .map(({ crossing: { account, at, policy } }) => [account, at, policy].join());
  return [...new Set(alarms)].sort();
}

/** It is about what somebody told. */
function isOneOf({ crossing }: Alert, told: readonly Telling[] = []): boolean {
  return told.some((one) => isDeepStrictEqual(one.crossing, crossing));
}

/** Once; or it names each earlier mail, of which nobody knew whether it was sent. */
function isMailed({ delivery }: Alert, arrived: readonly string[]): boolean {
  if (delivery.state !== 'mailed' || arrived.at(-1) !== delivery.mail) return false;
  return arrived.slice(0, -1).every((mail) => delivery.uncertain.includes(mail));
}

function isUncertain({ delivery }: Alert): boolean {
  return delivery.state === 'mailed' && delivery.uncertain.length > 0;
}
