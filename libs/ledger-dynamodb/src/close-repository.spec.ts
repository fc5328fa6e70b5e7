import type { BillLink, CloseLedger, CloseLink, PreviewLink } from '@orgcost/chargeback';
import { parseBillingPeriod, parseInstant } from '@orgcost/domain';
import { damaged, damagesOf, storedItems } from './damages.fixture';
import { openInMemoryLedger, type InMemoryLedger } from './in-memory-ledger.fixture';
import { ledgerWith } from './ledger-with.fixture';
import { StoredItemError } from './stored-item';

let ledger: InMemoryLedger;
let closes: CloseLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ closes } = ledger);
});

afterEach(() => ledger.close());

const [september, october] = [parseBillingPeriod('2026-09'), parseBillingPeriod('2026-10')];
const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const first: CloseLink = { sequence: 1, period: september, document: a };
const second: CloseLink = { sequence: 2, period: october, document: b };

describe('the chain of closes', () => {
  it('has a link as an item', async () => {
    await closes.commit(first);
    expect(await storedItems(ledger)).toEqual([
      {
        pk: { S: 'closes' },
        sk: { S: 'close#000001' },
        __edb_e__: { S: 'Close' },
        __edb_v__: { S: '1' },
        sequence: { N: '1' },
        period: { S: '2026-09' },
        document: { S: a },
      },
    ]);
  });

  it('is in the order of sequence numbers, whatever their digits', async () => {
    const links = [12, 9, 100, 10, 1].map((sequence) => ({ ...first, sequence }));
    expect(await closes.closes()).toEqual([]);
    for (const link of links) expect(await closes.commit(link)).toBe(true);
    expect(await closes.closes()).toEqual(links.sort((x, y) => x.sequence - y.sequence));
  });

  it('has one link of a sequence number, the first', async () => {
    expect(await closes.commit(first)).toBe(true);
    expect(await closes.commit({ ...first, document: c })).toBe(false);
    expect(await closes.commit({ ...first, period: october })).toBe(false);
    expect(await closes.commit(second)).toBe(true);
    expect(await closes.closes()).toEqual([first, second]);
  });

  it('takes the very same link again, such as after an answer that was lost', async () => {
    const losing = ledgerWith(ledger, async (command, send) => {
      await send();
      // What the SDK does when the first answer does not come.
      if (command === 'PutItemCommand') await send();
    });
    expect(await losing.closes.commit(first)).toBe(true);
    expect(await closes.commit(first)).toBe(true);
    expect(await closes.closes()).toEqual([first]);
  });

  it('of many at once, takes one', async () => {
    const links = Array.from('0123456789', (digit) => ({ ...first, document: digit.repeat(64) }));
    const committed = await Promise.all(links.map((link) => closes.commit(link)));
    expect(committed.filter(Boolean)).toHaveLength(1);
    expect(await closes.closes()).toEqual([links[committed.indexOf(true)]]);
  });

  it('says so when a link is damaged, or has one fewer or another that says which it is', async () => {
    await closes.commit(first);
    await closes.commit(second);
    const unnoticed: string[] = [];
    for (const item of await storedItems(ledger)) {
      for (const damage of damagesOf(item)) {
        await damaged(ledger, item, damage, async () => {
          const read = await closes.closes().catch((error: unknown) => {
            expect(error).toBeInstanceOf(StoredItemError);
            return undefined;
          });
          if (read && !differ(read, [first, second])) unnoticed.push(damage.what);
        });
      }
    }
    expect(unnoticed).toEqual([]);
    expect(await closes.closes()).toEqual([first, second]);
  });

  it('names a link that is damaged', async () => {
    await closes.commit(first);
    const [item = {}] = await storedItems(ledger);
    const damage = { what: 'document', item: { ...item, document: { S: 'none' } } };
    await damaged(ledger, item, damage, async () => {
      await expect(closes.closes()).rejects.toThrow(
        "The ledger's close 1 cannot be read: document: ",
      );
      expect(await closes.commit(first)).toBe(false);
    });
  });

  it('never puts a link over what is left of another', async () => {
    await closes.commit(first);
    const [item = {}] = await storedItems(ledger);
    const { pk, sk } = item;
    const damage = { what: 'nothing but keys', item: { ...(pk && { pk }), ...(sk && { sk }) } };
    await damaged(ledger, item, damage, async () => {
      expect(await closes.commit({ ...first, document: c })).toBe(false);
      await expect(closes.closes()).rejects.toThrow(StoredItemError);
    });
  });
});

const at = (hour: number) => parseInstant(`2026-11-05T0${hour}:00:00Z`);

it('gives the newest bill of a month', async () => {
  const bill = (hour: number, document: string, period = october): BillLink => ({
    period,
    fetchedAt: at(hour),
    document,
  });
  expect(await closes.bill(october)).toBeUndefined();
  await closes.saveBill(bill(2, b));
  await closes.saveBill(bill(1, a));
  await closes.saveBill(bill(9, c, september));
  expect(await closes.bill(october)).toEqual(bill(2, b));
  await closes.saveBill(bill(3, a));
  expect(await closes.bill(october)).toEqual(bill(3, a));
  expect(await closes.bill(september)).toEqual(bill(9, c, september));
  const keys = (await storedItems(ledger)).map(({ pk, sk }) => [pk?.S, sk?.S]);
  expect(keys).toEqual([
    ['bills#2026-09', 'bill#2026-11-05T09:00:00.000Z'],
    ['bills#2026-10', 'bill#2026-11-05T01:00:00.000Z'],
    ['bills#2026-10', 'bill#2026-11-05T02:00:00.000Z'],
    ['bills#2026-10', 'bill#2026-11-05T03:00:00.000Z'],
  ]);
});

it('gives the newest preview of a month', async () => {
  const preview = (hour: number, document: string, period = october): PreviewLink => ({
    period,
    at: at(hour),
    document,
  });
  expect(await closes.preview(october)).toBeUndefined();
  await closes.savePreview(preview(2, b));
  await closes.savePreview(preview(1, a));
  await closes.savePreview(preview(9, c, september));
  expect(await closes.preview(october)).toEqual(preview(2, b));
  expect(await closes.preview(september)).toEqual(preview(9, c, september));
  const keys = (await storedItems(ledger)).map(({ pk, sk }) => [pk?.S, sk?.S]);
  expect(keys).toEqual([
    ['previews#2026-09', 'preview#2026-11-05T09:00:00.000Z'],
    ['previews#2026-10', 'preview#2026-11-05T01:00:00.000Z'],
    ['previews#2026-10', 'preview#2026-11-05T02:00:00.000Z'],
  ]);
});

it('names a bill and a preview that are damaged', async () => {
  await closes.saveBill({ period: october, fetchedAt: at(1), document: a });
  await closes.savePreview({ period: october, at: at(1), document: a });
  for (const item of await storedItems(ledger)) {
    const damage = { what: 'document', item: { ...item, document: { S: 'none' } } };
    await damaged(ledger, item, damage, async () => {
      const isBill = item.pk?.S === 'bills#2026-10';
      await expect(isBill ? closes.bill(october) : closes.preview(october)).rejects.toThrow(
        `The ledger's ${isBill ? 'bill' : 'preview'} of 2026-10 cannot be read: document: `,
      );
    });
  }
});

function differ(read: readonly CloseLink[], links: readonly CloseLink[]): boolean {
  return JSON.stringify(read) !== JSON.stringify(links);
}
