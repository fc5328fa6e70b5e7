import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Mail, MailEvent, MailLedger, Refusal } from '@orgcost/alerting';
import { InvalidInputError } from '@orgcost/domain';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import { at } from './alerts.fixture';
import { StoredItemError } from './stored-item';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';

let ledger: InMemoryLedger;
let mails: MailLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ mails } = ledger);
});

afterEach(() => ledger.close());

const mail: Mail = {
  id: 'm1',
  begunAt: at(1),
  to: ['ana@example.com', 'Ben@example.com'],
  as: 'owner',
  subject: 'Web shop costs more',
  alerts: ['333333333333/daily/2026-11-24/4000'],
};
const event = (kind: MailEvent['kind'], minute: number, ...recipients: string[]): MailEvent => ({
  kind,
  at: at(minute),
  recipients,
});

async function items() {
  const { Items } = await ledger.client.send(new ScanCommand({ TableName: table }));
  return Items;
}

async function damage(pk: string, sk: string): Promise<void> {
  await ledger.client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk, sk },
      UpdateExpression: 'SET #at = :at, begunAt = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': 'today' },
    }),
  );
}

describe('a mail', () => {
  const sent = { at: at(2), messageId: '0100-1' };

  it('is told as begun, and then as sent', async () => {
    expect(await mails.mail('m1')).toBeUndefined();
    await mails.beginMail(mail);
    expect(await mails.mail('m1')).toEqual(mail);
    await mails.mailSent('m1', sent);
    expect(await mails.mail('m1')).toEqual({ ...mail, sentAt: at(2), messageId: '0100-1' });
  });

  it("of an earlier version, which did not say so, was an owner's", async () => {
    await mails.beginMail({ ...mail, as: 'platform' });
    await ledger.client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: 'mail#m1', sk: 'mail' },
        UpdateExpression: 'REMOVE #as',
        ExpressionAttributeNames: { '#as': 'as' },
      }),
    );
    expect(await mails.mail('m1')).toEqual(mail);
  });

  it('was never sent where it was never begun', async () => {
    await expect(mails.mailSent('m1', sent)).rejects.toEqual(
      new InvalidInputError('Mail m1 was never begun'),
    );
    expect(await items()).toEqual([]);
  });

  it('has its events, the oldest first, each once', async () => {
    const [first, second, both, last] = [
      event('sent', 2, ...mail.to),
      event('delivered', 3, 'ana@example.com'),
      event('delivered', 3, 'Ben@example.com'),
      { ...event('complained', 4, 'ana@example.com'), detail: 'abuse' },
    ];
    for (const each of [last, second, first, both, second]) await mails.recordMailEvent('m1', each);
    await mails.recordMailEvent('m2', event('rejected', 2, 'ana@example.com'));

    const events = await mails.mailEvents('m1');
    expect(events).toHaveLength(4);
    expect(events).toEqual([first, expect.anything(), expect.anything(), last]);
    expect(events).toEqual(expect.arrayContaining([second, both]));
    expect(await mails.mailEvents('m3')).toEqual([]);
  });

  it('is an item beside those of its events; a refusal is one of its address', async () => {
    const bounced = { ...event('bounced', 3, 'Ben@example.com'), detail: 'no such user' };
    const digest = 'Bp9PudWftLMd1c-d2ZLJ_SokvkiHeVs21oF73HW0RRI';
    await mails.beginMail({ ...mail, sentAt: at(2), messageId: '0100-1' });
    await mails.recordMailEvent('m1', bounced);
    expect(await items()).toEqual(
      expect.arrayContaining([
        {
          ...mail,
          sentAt: at(2),
          messageId: '0100-1',
          pk: 'mail#m1',
          sk: 'mail',
          __edb_e__: 'Mail',
          __edb_v__: '1',
        },
        {
          ...bounced,
          mail: 'm1',
          digest,
          pk: 'mail#m1',
          sk: `event#2026-11-25T06:03:00.000Z#bounced#${digest}`,
          __edb_e__: 'MailEvent',
          __edb_v__: '1',
        },
        {
          kind: 'bounced',
          at: at(3),
          detail: 'no such user',
          address: 'ben@example.com',
          gsi1pk: 'refusals',
          gsi1sk: 'ben@example.com',
          pk: 'address#ben@example.com',
          sk: 'refusal',
          __edb_e__: 'Refusal',
          __edb_v__: '1',
        },
      ]),
    );
    expect(await items()).toHaveLength(3);
  });

  it('that was damaged is named, and so is what became of it', async () => {
    await mails.beginMail(mail);
    const bounced = event('bounced', 3, 'ben@example.com');
    await mails.recordMailEvent('m1', bounced);
    for (const { pk, sk } of (await items()) ?? []) await damage(String(pk), String(sk));
    const wrong = '"today" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z';
    await expect(mails.mail('m1')).rejects.toThrow(
      `The ledger's mail m1 cannot be read: begunAt: ${wrong}`,
    );
    await expect(mails.mailEvents('m1')).rejects.toThrow(
      `The ledger's event of mail m1 cannot be read: at: ${wrong}`,
    );
    await expect(mails.refusals(['Ben@example.com'])).rejects.toThrow(
      `The ledger's refusal of ben@example.com cannot be read: at: ${wrong}`,
    );
    await mails.recordMailEvent('m2', event('bounced', 3, 'ana@example.com'));
    const unread: unknown[] = [];
    const asked = ['Ben@example.com', 'ana@example.com'];
    const refusals = await mails.refusals(asked, (error) => unread.push(error));
    expect([...refusals.keys()]).toEqual(['ana@example.com']);
    expect(unread).toEqual([expect.any(StoredItemError)]);
  });
});

describe('refusals', () => {
  const refusal = (address: string, kind: Refusal['kind'], minute: number): Refusal => ({
    address,
    kind,
    at: at(minute),
  });

  it('are lifted by people, until there is one that is newer', async () => {
    const address = 'ana@example.com';
    expect(await mails.liftRefusal(address, at(5))).toBe(false);
    await mails.recordMailEvent('m1', event('bounced', 4, address));
    expect(await mails.liftRefusal('Ana@example.com', at(5))).toBe(true);
    expect(await mails.liftRefusal(address, at(6))).toBe(false);
    // What is told late of mails before.
    await mails.recordMailEvent('m1', event('bounced', 4, address));
    expect(await mails.refusals([address])).toEqual(new Map());
    expect(await mails.allRefusals()).toEqual([]);
    expect(await indexDifferences(ledger.client, table)).toEqual([]);

    await mails.recordMailEvent('m2', { ...event('complained', 7, address), detail: 'abuse' });
    const newer = { ...refusal(address, 'complained', 7), detail: 'abuse' };
    expect(await mails.refusals([address])).toEqual(new Map([[address, newer]]));
    expect(await mails.allRefusals()).toEqual([newer]);
  });

  it('that were damaged can be lifted', async () => {
    await mails.recordMailEvent('m1', event('bounced', 4, 'ana@example.com'));
    await mails.recordMailEvent('m1', event('bounced', 4, 'ben@example.com'));
    await damage('address#ana@example.com', 'refusal');
    const unread: unknown[] = [];
    const all = await mails.allRefusals((error) => unread.push(error));
    expect(all).toEqual([refusal('ben@example.com', 'bounced', 4)]);
    expect(unread).toEqual([expect.any(StoredItemError)]);
    await expect(mails.allRefusals()).rejects.toThrow(
      "The ledger's refusal of ana@example.com cannot be read: at: ",
    );
    expect(await mails.liftRefusal('ana@example.com', at(5))).toBe(true);
    expect(await mails.allRefusals()).toEqual(all);
  });

  it('are the last events that bounced or complained, in whatever order they came', async () => {
    const both = event('bounced', 5, 'Ana@Example.com', 'ben@example.com');
    const [older, newer] = [
      event('complained', 4, 'ana@example.com'),
      event('complained', 6, 'BEN@example.com'),
    ];
    for (const each of [newer, both, older]) await mails.recordMailEvent('m1', each);
    // Only a person lifts a refusal.
    await mails.recordMailEvent('m2', event('delivered', 7, 'ana@example.com'));
    for (const kind of ['sent', 'delivered', 'soft-bounced', 'rejected'] as const) {
      await mails.recordMailEvent('m3', event(kind, 8, 'cleo@example.com'));
    }

    const asked = ['cleo@example.com', 'ana@example.com', 'ANA@example.com', 'Ben@example.com'];
    expect(await mails.refusals(asked)).toEqual(
      new Map([
        ['ana@example.com', refusal('ana@example.com', 'bounced', 5)],
        ['ANA@example.com', refusal('ana@example.com', 'bounced', 5)],
        ['Ben@example.com', refusal('ben@example.com', 'complained', 6)],
      ]),
    );
    expect(await mails.allRefusals()).toEqual([
      refusal('ana@example.com', 'bounced', 5),
      refusal('ben@example.com', 'complained', 6),
    ]);
    expect(await mails.refusals([])).toEqual(new Map());
  });

  it('are the newest of twenty that are recorded at once', async () => {
    const events = Array.from({ length: 20 }, (_, minute) =>
      event('bounced', (minute * 7) % 20, 'ana@example.com'),
    );
    await Promise.all(events.map((each) => mails.recordMailEvent('m1', each)));
    expect(await mails.refusals(['ana@example.com'])).toEqual(
      new Map([['ana@example.com', refusal('ana@example.com', 'bounced', 19)]]),
    );
    expect(await mails.mailEvents('m1')).toHaveLength(20);
  });
});
