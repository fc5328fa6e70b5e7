import {
  epochOf,
  instantFromEpoch,
  parseInstant,
  parseUtcDay,
  type Instant,
} from '@orgcost/domain';
import fc from 'fast-check';
import { aCrossing, anAlert, aSubject } from '../alerts/alert.fixture';
import { mailsOf, type Alert } from '../alerts/alert';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import { deliverAlerts, type Delivering } from './deliver-alerts';
import { InMemoryAlerts, InMemoryMails, InMemoryMutes, Mailbox } from './in-memory.fixture';
import type { Letter } from './letter';
import type { MailEvent } from './mail';
import { counterOf, Crash, lives, mortal, type Life } from './mortal.fixture';
import { recordMailNews, type RecordingMailNews } from './record-mail-news';

const settings = {
  platform: ['platform@example.com'],
  owners: [{ owner: 'shop', mail: ['ana@example.com', 'ben@example.com'] }],
  digestAbove: 1,
  quietSeconds: 30,
};

const raisedAt = parseInstant('2026-11-25T06:00:10Z');
const after = (seconds: number): Instant => instantFromEpoch(epochOf(raisedAt) + seconds * 1000);

let now: Instant;
let ids: number;
let alerts: InMemoryAlerts;
let mails: InMemoryMails;
let mailbox: Mailbox;
let letters: Letter[];

beforeEach(() => {
  now = after(60);
  ids = 0;
  alerts = new InMemoryAlerts();
  mails = new InMemoryMails();
  mailbox = new Mailbox();
  letters = [];
});

const delivering = (changes: Partial<Delivering> = {}): Delivering => ({
  alerts,
  mails,
  mutes: new InMemoryMutes(),
  mailer: mailbox,
  write: (letter) => {
    letters.push(letter);
    return { subject: letter.alerts.map(idOf).join(' '), html: '', text: '' };
  },
  clock: () => now,
  newId: () => `m${(ids += 1)}`,
  onFailure: () => undefined,
  onUnread: () => undefined,
  ...changes,
});
const deliver = (changes?: Partial<Delivering>) => deliverAlerts(delivering(changes), settings);

const idOf = ({ crossing }: Alert): string => alertIdOf(alertKeyOf(crossing));

const raise = (account: string, owner?: string) =>
  alerts.raise(
    anAlert({
      crossing: aCrossing({ account }),
      raisedAt,
      subject: { name: 'Web shop', state: 'ACTIVE', ...(owner !== undefined && { owner }) },
    }),
  );

const news = (
  mail: string,
  kind: MailEvent['kind'],
  recipients: string[] = ['ana@example.com', 'ben@example.com'],
  changes: Partial<RecordingMailNews> = {},
) =>
  recordMailNews(
    { alerts, mails, clock: () => now, ...changes },
    { mail, event: { kind, at: after(61), recipients } },
  );

const deliveries = () => alerts.all.map(({ delivery }) => delivery);
const gone =
  'Mail m2 to the platform team came back, and nobody else can be told of its alerts: see mail.platform of the config';

test('what bounced at all of its owners is told to the platform team, once', async () => {
  await raise('111111111111', 'shop');
  await raise('222222222222', 'shop');
  await deliver();
  await news('m1', 'bounced', ['ben@example.com']);
  expect(deliveries()).toEqual(
    Array.from({ length: 2 }, () => ({ state: 'mailed', mail: 'm1', at: now, uncertain: [] })),
  );
  await news('m1', 'bounced', ['Ana@example.com']);
  const pending = { state: 'pending', uncertain: [], returned: ['m1'] };
  expect(deliveries()).toEqual([pending, pending]);

  now = after(120);
  expect((await deliver()).mailed).toBe(2);
  await news('m1', 'bounced');
  await news('m1', 'bounced');
  const mailed = { state: 'mailed', mail: 'm2', at: now, uncertain: [], returned: ['m1'] };
  expect(deliveries()).toEqual([mailed, mailed]);
  expect(letters.map(({ addressee, mayRepeat }) => [addressee, mayRepeat])).toEqual([
    [{ to: ['ana@example.com', 'ben@example.com'], as: 'owner', owner: 'shop' }, false],
    [
      { to: ['platform@example.com'], as: 'platform', owner: 'shop', inPlaceOfOwner: 'refused' },
      false,
    ],
  ]);
  expect(alerts.all.map(({ delivery }) => mailsOf(delivery))).toEqual([
    ['m1', 'm2'],
    ['m1', 'm2'],
  ]);
});

test.each<[MailEvent['kind'], string[]]>([
  ['sent', ['ana@example.com', 'ben@example.com']],
  ['delivered', ['ana@example.com', 'ben@example.com']],
  ['complained', ['ana@example.com', 'ben@example.com']],
  ['bounced', ['ana@example.com']],
  ['soft-bounced', ['ana@example.com']],
])('a mail that %s at %j stays mailed', async (kind, recipients) => {
  await raise('111111111111', 'shop');
  await deliver();
  await news('m1', kind, recipients);
  expect(deliveries()).toEqual([{ state: 'mailed', mail: 'm1', at: now, uncertain: [] }]);
  expect(await mails.mailEvents('m1')).toEqual([{ kind, at: after(61), recipients }]);
});

test('what is stuck before full mailboxes is told to the platform team, and refuses no later mail', async () => {
  await raise('111111111111', 'shop');
  await deliver();
  await news('m1', 'soft-bounced', ['Ben@example.com']);
  await news('m1', 'soft-bounced', ['ana@example.com']);
  expect(deliveries()).toEqual([{ state: 'pending', uncertain: [], returned: ['m1'] }]);
  await deliver();
  await raise('222222222222', 'shop');
  await deliver();
  expect(mailbox.arrived.map(({ to }) => to)).toEqual([
    ['ana@example.com', 'ben@example.com'],
    ['platform@example.com'],
    ['ana@example.com', 'ben@example.com'],
  ]);
  expect(await mails.allRefusals()).toEqual([]);
});

test('what was delivered to people who are away stays mailed', async () => {
  await raise('111111111111', 'shop');
  await raise('222222222222');
  await deliver();
  for (const [mail, to] of [
    ['m1', ['ana@example.com', 'ben@example.com']],
    ['m2', ['platform@example.com']],
  ] as const) {
    await news(mail, 'delivered', [...to]);
    await news(mail, 'soft-bounced', [...to]);
  }
  expect(deliveries()).toEqual(
    ['m1', 'm2'].map((mail) => ({ state: 'mailed', mail, at: now, uncertain: [] })),
  );
});

test('where an answer comes before its delivery is told, the platform team is told as well', async () => {
  await raise('111111111111', 'shop');
  await deliver();
  await news('m1', 'soft-bounced');
  await news('m1', 'delivered');
  expect(deliveries()).toEqual([{ state: 'pending', uncertain: [], returned: ['m1'] }]);
});

test('a content that is rejected is tried with the platform team, and then no more', async () => {
  await raise('111111111111', 'shop');
  await deliver();
  await news('m1', 'rejected');
  await deliver();
  const rejected = () => news('m2', 'rejected', ['platform@example.com']);
  // Operators are told of what comes again and again in vain.
  await expect(rejected()).rejects.toThrow(gone);
  await expect(rejected()).rejects.toThrow(gone);
  expect(deliveries()).toEqual([
    { state: 'kept', why: 'returned', at: now, returned: ['m1', 'm2'] },
  ]);
  now = after(100_000);
  expect(await deliver()).toEqual({ mailed: 0, kept: 0, failed: 0, left: 0, unread: 0 });
  expect(mailbox.arrived.map(({ to }) => to)).toEqual([
    ['ana@example.com', 'ben@example.com'],
    ['platform@example.com'],
  ]);
});

test("the platform team's own mail that bounced is not sent again", async () => {
  await raise('111111111111');
  await deliver();
  await expect(news('m1', 'bounced', ['platform@example.com'])).rejects.toThrow(
    gone.replace('m2', 'm1'),
  );
  expect(deliveries()).toEqual([{ state: 'kept', why: 'returned', at: now, returned: ['m1'] }]);
});

test('news that comes before the mail is recorded as sent is to come again', async () => {
  await raise('111111111111', 'shop');
  const yet = 'Alert 111111111111/daily/2026-11-24/200 is not recorded as mailed by m1 yet';
  await deliver({
    mailer: {
      async send(id) {
        await expect(news(id, 'bounced')).rejects.toThrow(yet);
        return 'message';
      },
    },
  });
  expect(deliveries()).toMatchObject([{ state: 'mailed' }]);
  await news('m1', 'bounced');
  expect(deliveries()).toEqual([{ state: 'pending', uncertain: [], returned: ['m1'] }]);
});

test('or, where that was cut off, is found when it is looked into', async () => {
  await raise('111111111111', 'shop');
  await deliver({ mailer: { send: () => Promise.reject(new Error('socket hang up')) } });
  await expect(news('m1', 'bounced')).rejects.toThrow('yet');
  now = after(1000);
  expect((await deliver()).mailed).toBe(1);
  expect(deliveries()).toEqual([
    { state: 'mailed', mail: 'm2', at: now, uncertain: [], returned: ['m1'] },
  ]);
  expect(mailbox.arrived.map(({ to }) => to)).toEqual([['platform@example.com']]);
});

test('one that cannot be moved back keeps no other back', async () => {
  await raise('111111111111', 'shop');
  await raise('222222222222', 'shop');
  await deliver();
  const alert: RecordingMailNews['alerts']['alert'] = (key) =>
    key.account === '111111111111'
      ? Promise.reject(new Error('It cannot be read'))
      : alerts.alert(key);
  const reading = { alert, moveOn: alerts.moveOn.bind(alerts) };
  await expect(news('m1', 'bounced', undefined, { alerts: reading })).rejects.toThrow(
    'It cannot be read',
  );
  expect(deliveries().map(({ state }) => state)).toEqual(['mailed', 'pending']);
});

test('news of a mail that the ledger does not know is recorded, and that is all', async () => {
  await news('m9', 'bounced');
  expect(await mails.mailEvents('m9')).toHaveLength(1);
});

test('what came back is told however old it has become, and to nobody where it was muted since', async () => {
  const mutes = new InMemoryMutes();
  now = after(7 * 86_400);
  await raise('111111111111', 'shop');
  await raise('222222222222', 'shop');
  await deliver();
  now = after(8 * 86_400);
  await news('m1', 'bounced');
  const until = parseUtcDay('2026-12-24');
  await mutes.mute({ account: '222222222222', by: 'ana', at: now, until });
  expect(await deliver({ mutes })).toEqual({ mailed: 1, kept: 1, failed: 0, left: 0, unread: 0 });
});

test('wherever functions die, and in whatever order news comes: nobody misses what bounced', async () => {
  await fc.assert(
    fc.asyncProperty(
      lives,
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      async (deaths, order) => {
        now = after(60);
        alerts = new InMemoryAlerts();
        mails = new InMemoryMails();
        mailbox = new Mailbox();
        const bouncing = new Map<string, MailEvent['kind']>([
          ['owner0@example.com', 'bounced'],
          ['owner1@example.com', 'soft-bounced'],
        ]);
        for (let index = 0; index < 8; index += 1) {
          const subject = aSubject({ owner: `owner${index % 4}@example.com` });
          const crossing = aCrossing({ account: String(100_000_000_000 + index) });
          await alerts.raise(anAlert({ crossing, subject, raisedAt }));
        }
        const queue: { mail: string; event: MailEvent }[] = [];
        const count = (life?: Life) => (life ? counterOf(life) : () => 'alive' as const);
        const surviving = (error: unknown): void => {
          if (!(error instanceof Crash)) throw error;
        };
        const mailer: Delivering['mailer'] = {
          async send(id, to, letter) {
            const [end = 'delivered'] = to.flatMap((address) => bouncing.get(address) ?? []);
            const events: MailEvent['kind'][] = ['sent', end, end];
            queue.push(
              ...events.map((kind) => ({
                mail: id,
                event: { kind, at: now, recipients: [...to] },
              })),
            );
            return mailbox.send(id, to, letter);
          },
        };
        const work = async (life?: Life) => {
          const state = count(life);
          await deliver({
            alerts: mortal(alerts, state),
            mails: mortal(mails, state),
            mailer: mortal(mailer, state),
          }).catch(surviving);
        };
        const takeNews = async (at: number, life?: Life) => {
          const [one] = queue.splice(at % Math.max(queue.length, 1), 1);
          if (!one) return;
          const state = count(life);
          const recording = { alerts: mortal(alerts, state), mails: mortal(mails, state) };
          await recordMailNews({ ...recording, clock: () => now }, one).catch(() =>
            queue.push(one),
          );
        };
        for (const life of deaths) {
          const died = { calls: 1 + (life.calls % 8), after: life.after };
          await Promise.all([
            work(life),
            takeNews(order.pop() ?? 0, died),
            takeNews(order.pop() ?? 0),
          ]);
          now = instantFromEpoch(epochOf(now) + 6 * 60_000);
        }
        for (let rest = 0; rest < 6; rest += 1) {
          await work();
          for (let left = queue.length; left > 0; left -= 1) await takeNews(order.pop() ?? 0);
          now = instantFromEpoch(epochOf(now) + 11 * 60_000);
        }
        expect(queue).toEqual([]);
        for (const alert of alerts.all) {
          expect(alert.delivery.state).toBe('mailed');
          const last = mailbox.arrived.find(({ id }) => id === mailsOf(alert.delivery).at(-1));
          const isBouncing = bouncing.has(alert.subject?.owner ?? '');
          expect(last?.to).toEqual(isBouncing ? ['platform@example.com'] : [alert.subject?.owner]);
        }
      },
    ),
    { numRuns: 300 },
  );
});
