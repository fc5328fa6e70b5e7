import {
  epochOf,
  instantFromEpoch,
  parseInstant,
  parseUtcDay,
  type Instant,
} from '@orgcost/domain';
import { aCrossing, anAlert, aSubject } from '../alerts/alert.fixture';
import type { Alert } from '../alerts/alert';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import { deliverAlerts, type Delivering, type DeliverySettings } from './deliver-alerts';
import { InMemoryAlerts, InMemoryMails, InMemoryMutes, Mailbox } from './in-memory.fixture';
import type { Letter } from './letter';
import { MailNotTakenError } from './mail-not-taken-error';

const settings: DeliverySettings = {
  platform: ['platform@example.com'],
  owners: [],
  digestAbove: 3,
  quietSeconds: 30,
};

const raisedAt = parseInstant('2026-11-25T06:00:10Z');
const after = (seconds: number): Instant => instantFromEpoch(epochOf(raisedAt) + seconds * 1000);

let now: Instant;
let ids: number;
let alerts: InMemoryAlerts;
let mails: InMemoryMails;
let mutes: InMemoryMutes;
let mailbox: Mailbox;
let letters: Letter[];
let failures: [readonly string[], string][];
let unread: string[];

beforeEach(() => {
  now = after(60);
  ids = 0;
  alerts = new InMemoryAlerts();
  mails = new InMemoryMails();
  mutes = new InMemoryMutes();
  mailbox = new Mailbox();
  letters = [];
  failures = [];
  unread = [];
});

const delivering = (changes: Partial<Delivering> = {}): Delivering => ({
  alerts,
  mails,
  mutes,
  mailer: mailbox,
  write: (letter) => {
    letters.push(letter);
    const subject = letter.alerts.map(idOf).join(' ');
    return { subject, html: '', text: letter.mayRepeat ? 'again?' : '' };
  },
  clock: () => now,
  newId: () => `m${(ids += 1)}`,
  onFailure: (addressee, error) => {
    failures.push([addressee.to, String(error)]);
  },
  onUnread: (error) => {
    unread.push(String(error));
  },
  ...changes,
});

const deliver = (changes?: Partial<Delivering>, stop?: AbortSignal) =>
  deliverAlerts(delivering(changes), settings, stop);

const idOf = ({ crossing }: Alert): string => alertIdOf(alertKeyOf(crossing));

async function raise(...all: readonly Alert[]): Promise<void> {
  for (const alert of all) await alerts.raise(alert);
}

const ofAccount = (account: string, facts: Partial<Alert> = {}): Alert =>
  anAlert({ crossing: aCrossing({ account }), raisedAt, ...facts });

test('an alert is mailed to its owner once, and that is recorded', async () => {
  await raise(ofAccount('111111111111'));
  expect(await deliver()).toEqual({ mailed: 1, kept: 0, failed: 0, left: 0, unread: 0 });
  expect(await deliver()).toEqual({ mailed: 0, kept: 0, failed: 0, left: 0, unread: 0 });

  expect(mailbox.arrived).toEqual([
    {
      id: 'm1',
      to: ['ana@example.com'],
      subject: '111111111111/daily/2026-11-24/200',
      html: '',
      text: '',
    },
  ]);
  expect(alerts.all.map(({ delivery }) => delivery)).toEqual([
    { state: 'mailed', mail: 'm1', at: now, uncertain: [] },
  ]);
  expect(mails.all).toEqual([
    {
      id: 'm1',
      begunAt: now,
      to: ['ana@example.com'],
      as: 'owner',
      subject: '111111111111/daily/2026-11-24/200',
      alerts: ['111111111111/daily/2026-11-24/200'],
      sentAt: now,
      messageId: 'message-m1',
    },
  ]);
});

test('alerts that come together are waited for', async () => {
  now = after(29);
  await raise(ofAccount('111111111111'));
  expect((await deliver()).mailed).toBe(0);
  now = after(40);
  await raise(ofAccount('222222222222', { raisedAt: after(20) }));
  expect((await deliver()).mailed).toBe(0);
  now = after(50);
  expect((await deliver()).mailed).toBe(2);
});

test('but not for longer than five minutes', async () => {
  now = after(300);
  await raise(ofAccount('111111111111'), ofAccount('222222222222', { raisedAt: after(299) }));
  expect((await deliver()).mailed).toBe(2);
});

test.each([
  [3, 3],
  [4, 1],
  [250, 3],
])('%d alerts of one owner are %d mails', async (count, expected) => {
  const numbers = Array.from({ length: count }, (_, index) => String(100_000_000_000 + index));
  await raise(...numbers.map((account) => ofAccount(account)));
  await raise(ofAccount('333333333333', { subject: aSubject({ owner: 'ben@example.com' }) }));

  expect(await deliver()).toEqual({ mailed: count + 1, kept: 0, failed: 0, left: 0, unread: 0 });
  const toAna = mailbox.arrived.filter(({ to }) => to[0] === 'ana@example.com');
  expect(toAna).toHaveLength(expected);
  expect(toAna.flatMap(({ subject }) => subject.split(' ')).sort()).toEqual(
    numbers.map((account) => `${account}/daily/2026-11-24/200`),
  );
});

test('the platform team is told what nobody else can be', async () => {
  const unknown = ({ subject: _, ...alert }: Alert): Alert => alert;
  await raise(unknown(ofAccount('444444444444')));
  await mails.recordMailEvent('m0', {
    kind: 'bounced',
    at: after(0),
    recipients: ['ana@example.com'],
  });
  await raise(ofAccount('111111111111'));
  await deliver();
  expect(letters.map(({ addressee }) => addressee)).toEqual([
    { to: ['platform@example.com'], as: 'platform', inPlaceOfOwner: 'no-owner' },
    {
      to: ['platform@example.com'],
      as: 'platform',
      owner: 'ana@example.com',
      inPlaceOfOwner: 'refused',
    },
  ]);
});

test('the platform team is told once of many owners without an address', async () => {
  const owners = ['a', 'b', 'c', 'd', 'e'];
  await raise(
    ...owners.map((owner, index) =>
      ofAccount(String(100_000_000_000 + index), { subject: aSubject({ owner }) }),
    ),
  );
  expect(await deliver()).toEqual({ mailed: 5, kept: 0, failed: 0, left: 0, unread: 0 });
  expect(letters.map(({ addressee, alerts: { length } }) => [addressee, length])).toEqual([
    [{ to: ['platform@example.com'], as: 'platform', inPlaceOfOwner: 'no-address' }, 5],
  ]);
});

test('an address that does not take mail is known however it is written', async () => {
  const recipients = ['Ana@Example.com'];
  await mails.recordMailEvent('m0', { kind: 'bounced', at: after(0), recipients });
  await raise(ofAccount('111111111111', { subject: aSubject({ owner: 'Ana@Example.com' }) }));
  await deliver();
  expect(mailbox.arrived.map(({ to }) => to)).toEqual([['platform@example.com']]);
});

test('what is old is no news', async () => {
  now = after(8 * 86_400);
  await raise(ofAccount('111111111111'), ofAccount('222222222222', { raisedAt: after(86_400) }));
  expect(await deliver()).toEqual({ mailed: 1, kept: 1, failed: 0, left: 0, unread: 0 });
  expect(alerts.all[0]?.delivery).toEqual({ state: 'kept', why: 'too-old', at: now });
});

test('nobody is told of muted alerts, or of accounts that are not active', async () => {
  const mute = { account: '111111111111', by: 'ana', at: after(0) };
  await mutes.mute({ ...mute, policy: 'daily', until: parseUtcDay('2026-11-26') });
  await mutes.mute({
    ...mute,
    account: '222222222222',
    policy: 'change',
    until: parseUtcDay('2026-11-26'),
  });
  await mutes.mute({ ...mute, account: '333333333333', until: parseUtcDay('2026-11-25') });
  await mutes.mute({ ...mute, account: '555555555555', until: parseUtcDay('2026-11-26') });
  await raise(
    ...['111111111111', '222222222222', '333333333333', '555555555555'].map((each) =>
      ofAccount(each),
    ),
    ofAccount('444444444444', { subject: aSubject({ state: 'SUSPENDED' }) }),
  );
  expect(await deliver()).toEqual({ mailed: 2, kept: 3, failed: 0, left: 0, unread: 0 });
  expect(
    alerts.all.map(({ crossing, delivery }) => [
      crossing.account,
      delivery.state,
      'why' in delivery ? delivery.why : '',
    ]),
  ).toEqual([
    ['111111111111', 'kept', 'muted'],
    ['222222222222', 'mailed', ''],
    ['333333333333', 'mailed', ''],
    ['555555555555', 'kept', 'muted'],
    ['444444444444', 'kept', 'account-not-active'],
  ]);
});

test('a mail that is not taken is tried again, later each time, and then by the platform team', async () => {
  await raise(ofAccount('111111111111'));
  const refusing = {
    mailer: { send: () => Promise.reject(new MailNotTakenError('not verified')) },
  };
  const attempts: number[] = [];
  for (let second = 60; second < 1000; second += 10) {
    now = after(second);
    if ((await deliver(refusing)).failed > 0) attempts.push(second);
  }
  expect(attempts).toEqual([60, 120, 240, 480, 960]);
  expect(failures.map(([to]) => to)).toEqual([
    ...Array.from({ length: 3 }, () => ['ana@example.com']),
    ...Array.from({ length: 2 }, () => ['platform@example.com']),
  ]);
  expect(alerts.all[0]?.delivery).toEqual({
    state: 'pending',
    uncertain: [],
    refused: { times: 5, at: after(960), why: 'not verified' },
  });

  now = after(100_000);
  expect((await deliver()).mailed).toBe(1);
  expect(letters.at(-1)?.mayRepeat).toBe(false);
});

describe('a mail that was cut off', () => {
  const dying = (when: 'before' | 'after'): Partial<Delivering> => ({
    mailer: {
      async send(id, to, letter) {
        if (when === 'after') await mailbox.send(id, to, letter);
        throw new Error('socket hang up');
      },
    },
  });

  test('is left alone while it may go on, then sent again, and says so', async () => {
    await raise(ofAccount('111111111111'));
    expect(await deliver(dying('after'))).toEqual({
      mailed: 0,
      kept: 0,
      failed: 1,
      left: 0,
      unread: 0,
    });
    expect(failures).toEqual([[['ana@example.com'], 'Error: socket hang up']]);
    now = after(60 + 599);
    expect((await deliver()).mailed).toBe(0);
    now = after(60 + 600);
    expect((await deliver()).mailed).toBe(1);

    expect(mailbox.arrived.map(({ id, text }) => [id, text])).toEqual([
      ['m1', ''],
      ['m2', 'again?'],
    ]);
    expect(alerts.all[0]?.delivery).toEqual({
      state: 'mailed',
      mail: 'm2',
      at: now,
      uncertain: ['m1'],
    });
  });

  test('is known to be sent where the mail service tells of it', async () => {
    await raise(ofAccount('111111111111'));
    await deliver(dying('after'));
    const at = after(61);
    const event = { at, recipients: ['ana@example.com'] };
    await mails.recordMailEvent('m1', { kind: 'sent', ...event });
    now = after(1000);
    expect((await deliver()).mailed).toBe(0);
    expect(alerts.all[0]?.delivery).toEqual({ state: 'mailed', mail: 'm1', at, uncertain: [] });
  });

  test('goes to the platform team where the mail service rejected it', async () => {
    await raise(ofAccount('111111111111'));
    await deliver(dying('after'));
    const event = { at: after(61), recipients: ['ana@example.com'] };
    await mails.recordMailEvent('m1', { kind: 'rejected', ...event });
    now = after(1000);
    expect((await deliver()).mailed).toBe(1);
    expect(mailbox.arrived.at(-1)?.to).toEqual(['platform@example.com']);
    expect(letters.at(-1)?.mayRepeat).toBe(false);
  });

  test('before it was begun was not sent', async () => {
    await raise(ofAccount('111111111111'));
    const beginMail = () => Promise.reject(new Error('throttled'));
    await deliver({ mails: Object.assign(new InMemoryMails(), { beginMail }) });
    now = after(1000);
    expect((await deliver()).mailed).toBe(1);
    expect(letters.at(-1)?.mayRepeat).toBe(false);
  });

  test('after it was recorded as sent is not sent again', async () => {
    await raise(ofAccount('111111111111'));
    let moves = 0;
    const moveOn: Delivering['alerts']['moveOn'] = (...move) =>
      (moves += 1) > 1 ? Promise.reject(new Error('throttled')) : alerts.moveOn(...move);
    await deliver({ alerts: { undelivered: () => alerts.undelivered(), moveOn } });
    now = after(1000);
    expect((await deliver()).mailed).toBe(0);
    expect(mailbox.arrived).toHaveLength(1);
    expect(alerts.all[0]?.delivery).toMatchObject({ state: 'mailed', mail: 'm1', at: after(60) });
  });
});

describe('what cannot be read is told, and keeps nothing else back:', () => {
  const unreadable = (what: string) => new Error(`The ledger's ${what} cannot be read`);
  const told = (what: string) => [`Error: The ledger's ${what} cannot be read`];

  test('an alert', async () => {
    await raise(ofAccount('111111111111'));
    const undelivered: Delivering['alerts']['undelivered'] = (onUnread) => {
      onUnread?.(unreadable('alert 1'));
      return alerts.undelivered();
    };
    const ledger = { undelivered, moveOn: alerts.moveOn.bind(alerts) };
    expect(await deliver({ alerts: ledger })).toEqual({
      mailed: 1,
      kept: 0,
      failed: 0,
      left: 0,
      unread: 1,
    });
    expect(unread).toEqual(told('alert 1'));
  });

  test('a mute, which mutes nothing', async () => {
    await raise(ofAccount('111111111111'));
    const reading: Delivering['mutes'] = {
      mutes: (account, onUnread) => {
        onUnread?.(unreadable('mute'));
        return mutes.mutes(account);
      },
    };
    expect(await deliver({ mutes: reading })).toMatchObject({ mailed: 1, unread: 1 });
    expect(unread).toEqual(told('mute'));
  });

  test('a refusal, whose address is tried', async () => {
    await raise(ofAccount('111111111111'));
    const refusals: Delivering['mails']['refusals'] = (_, onUnread) => {
      onUnread?.(unreadable('refusal'));
      return Promise.resolve(new Map());
    };
    const reading = Object.assign(new InMemoryMails(), { refusals });
    expect(await deliver({ mails: reading })).toMatchObject({ mailed: 1, unread: 1 });
    expect(unread).toEqual(told('refusal'));
  });

  test('a mail that was cut off, whose alert waits', async () => {
    await raise(ofAccount('111111111111'));
    await deliver({ mailer: { send: () => Promise.reject(new Error('socket hang up')) } });
    const sending = alerts.all[0]?.delivery;
    now = after(1000);
    await raise(ofAccount('222222222222', { raisedAt: after(900) }));
    const mail = () => Promise.reject(unreadable('mail m1'));
    const reading = Object.assign(new InMemoryMails(), { mail });
    expect(await deliver({ mails: reading })).toMatchObject({ mailed: 1, failed: 0, unread: 1 });
    expect(unread).toEqual(told('mail m1'));
    expect(alerts.all.map(({ delivery }) => delivery)).toEqual([
      sending,
      { state: 'mailed', mail: 'm2', at: now, uncertain: [] },
    ]);
  });
});

describe('an alert that cannot be put into words', () => {
  const failingFor = (...accounts: string[]): Partial<Delivering> => ({
    write: (letter) => {
      const bad = letter.alerts.find(({ crossing }) => accounts.includes(crossing.account));
      if (bad) throw new Error(`No words for ${bad.crossing.account}`);
      return { subject: letter.alerts.map(idOf).join(' '), html: '', text: '' };
    },
  });
  const numbers = ['111111111111', '222222222222', '333333333333', '444444444444', '555555555555'];
  const noWords = (account: string): [string[], string] => [
    ['ana@example.com'],
    `LetterNotWrittenError: ${account}/daily/2026-11-24/200: No words for ${account}`,
  ];

  test('fails alone: of a digest, the others go', async () => {
    await raise(...numbers.map((each) => ofAccount(each)));
    const [first = '', , third = ''] = numbers;
    expect(await deliver(failingFor(first, third))).toEqual({
      mailed: 3,
      kept: 0,
      failed: 2,
      left: 0,
      unread: 0,
    });
    expect(failures).toEqual([noWords(first), noWords(third)]);
    expect(mailbox.arrived.map(({ subject }) => subject)).toEqual([
      ['222222222222', '444444444444', '555555555555']
        .map((account) => `${account}/daily/2026-11-24/200`)
        .join(' '),
    ]);
  });

  test('is as it was, and is mailed once it can be', async () => {
    const refused = { times: 1, at: after(0), why: 'paused' };
    const delivery = { state: 'pending', uncertain: ['m0'], returned: ['m1'], refused } as const;
    const before = { ...delivery, uncertain: ['m0'], returned: ['m1'] };
    await raise(ofAccount('111111111111', { delivery: before }));
    expect(await deliver(failingFor('111111111111'))).toMatchObject({ mailed: 0, failed: 1 });
    expect(alerts.all.map((alert) => alert.delivery)).toEqual([before]);
    expect(mails.all).toEqual([]);
    expect((await deliver()).mailed).toBe(1);
  });

  test('is told of once where it is the digest that cannot be', async () => {
    await raise(...numbers.map((each) => ofAccount(each)));
    const write = (letter: Letter) => {
      if (letter.alerts.length > 1) throw new Error('It is too long');
      return { subject: '', html: '', text: '' };
    };
    expect(await deliver({ write })).toMatchObject({ mailed: 0, failed: 5 });
    const ids = numbers.map((account) => `${account}/daily/2026-11-24/200`).join(', ');
    expect(failures).toEqual([
      [['ana@example.com'], `LetterNotWrittenError: ${ids}: It is too long`],
    ]);
  });
});

test('no mail is begun once time has run out; the next call goes on', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => String(100_000_000_000 + index));
  await raise(
    ...numbers.map((each) =>
      ofAccount(each, { subject: aSubject({ owner: `${each}@example.com` }) }),
    ),
  );
  const time = new AbortController();
  const ending: Delivering['mailer'] = {
    send: (...mail) => {
      time.abort();
      return mailbox.send(...mail);
    },
  };
  const first = await deliver({ mailer: ending }, time.signal);
  // Those that were begun by then, at most eight at a time.
  const mailed = mailbox.arrived.length;
  const left = numbers.length - mailed;
  expect(mailed).toBeLessThanOrEqual(8);
  expect(first).toEqual({ mailed, kept: 0, failed: 0, left, unread: 0 });
  expect(await deliver({}, AbortSignal.abort())).toMatchObject({ mailed: 0, left });
  expect(mails.all).toHaveLength(mailed);
  expect(await deliver()).toMatchObject({ mailed: left, left: 0 });
  expect(mailbox.arrived).toHaveLength(40);
});

test('two that deliver at the same time send each alert once', async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => String(100_000_000_000 + index));
  await raise(
    ...numbers.map((each) =>
      ofAccount(each, { subject: aSubject({ owner: `${each}@example.com` }) }),
    ),
  );
  await Promise.all([deliver(), deliver(), deliver()]);
  expect(mailbox.arrived.map(({ subject }) => subject).sort()).toEqual(
    numbers.map((account) => `${account}/daily/2026-11-24/200`),
  );
});
