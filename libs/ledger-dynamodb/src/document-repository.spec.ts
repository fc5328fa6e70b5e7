import { createHash } from 'node:crypto';
import { DocumentDamagedError, type DocumentStore } from '@orgcost/chargeback';
import { damaged, damagesOf, storedItems } from './damages.fixture';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger } from './ledger';
import { ledgerWith } from './ledger-with.fixture';

jest.setTimeout(60_000);

let ledger: InMemoryLedger;
let documents: DocumentStore;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ documents } = ledger);
});

afterEach(() => ledger.close());

const bytesOfPage = 300_000;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

it('keeps a text under its hash, as an item', async () => {
  const document = await documents.save('{"a":1}');
  expect(document).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  expect(await documents.read(document)).toBe('{"a":1}');
  expect(await storedItems(ledger)).toEqual([
    {
      pk: { S: `document#${document}` },
      sk: { S: 'page#000001' },
      __edb_e__: { S: 'DocumentPage' },
      __edb_v__: { S: '1' },
      document: { S: document },
      page: { N: '1' },
      pages: { N: '1' },
      text: { S: '{"a":1}' },
    },
  ]);
});

it.each<[string, string, number]>([
  ['an empty text', '', 1],
  ['a page', 'x'.repeat(bytesOfPage), 1],
  ['a page and a letter', 'x'.repeat(bytesOfPage + 1), 2],
  ['characters of three bytes', '€'.repeat(bytesOfPage), 3],
  ['characters of two units and four bytes', '😀'.repeat(bytesOfPage / 2), 2],
  ...[1, 2, 3].flatMap((left): [string, string, number][] => [
    [`€ with ${left} bytes left`, `${'x'.repeat(bytesOfPage - left)}€€`, 2],
    [`😀 with ${left} bytes left`, `${'x'.repeat(bytesOfPage - left)}😀😀`, 2],
  ]),
  ['more pages than a batch takes', 'xy€'.repeat(1_560_000), 26],
])('gives back %s', async (_, text, pages) => {
  const document = await documents.save(text);
  expect(document).toBe(hashOf(text));
  expect((await documents.read(document)) === text).toBe(true);
  expect(await storedItems(ledger)).toHaveLength(pages);
});

it('writes nothing for a text that is there', async () => {
  const commands: string[] = [];
  const { documents: watched } = ledgerWith(ledger, (command, send) => {
    commands.push(command);
    return send();
  });
  const text = '€'.repeat(bytesOfPage);
  const document = await documents.save(text);
  const items = await storedItems(ledger);
  expect(await watched.save(text)).toBe(document);
  expect(new Set(commands)).toEqual(new Set(['QueryCommand']));
  expect(await storedItems(ledger)).toEqual(items);
});

it('saves what a save that was ended has left', async () => {
  const text = '€'.repeat(bytesOfPage);
  const document = await documents.save(text);
  const items = await storedItems(ledger);
  for (const [index, item] of items.entries()) {
    await damaged(ledger, item, { what: `page ${index + 1} is missing` }, async () => {
      await expect(documents.read(document)).rejects.toThrow(
        `Document ${document} is not whole: 2 pages of it are in the ledger`,
      );
      expect(await documents.save(text)).toBe(document);
      expect((await documents.read(document)) === text).toBe(true);
      expect(await storedItems(ledger)).toEqual(items);
    });
  }
});

it('puts again what DynamoDB leaves over of a batch', async () => {
  const client = ledger.connect();
  const batches: number[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { input } = args;
        if (commandName !== 'BatchWriteItemCommand') return next(args);
        const batch = 'RequestItems' in input ? input.RequestItems?.[table] : [];
        const puts: unknown[] = Array.isArray(batch) ? batch : [];
        if (batches.push(puts.length) > 1) return next(args);
        Object.assign(input, { RequestItems: { [table]: puts.slice(1) } });
        const answer = await next(args);
        Object.assign(answer.output, { UnprocessedItems: { [table]: puts.slice(0, 1) } });
        return answer;
      },
    { step: 'initialize' },
  );
  const { documents: throttled } = createLedger({ client, table });
  const text = '€'.repeat(bytesOfPage);
  const document = await throttled.save(text);
  expect((await documents.read(document)) === text).toBe(true);
  expect(batches).toEqual([3, 1]);
});

it('says that a document is not there', async () => {
  const missing = hashOf('missing');
  await expect(documents.read(missing)).rejects.toThrow(
    new DocumentDamagedError(missing, `Document ${missing} is not in the ledger`),
  );
});

it('gives back the very text or says that it was damaged, whatever is done to any of its items', async () => {
  const text = `[${'"€",'.repeat(50_000)}"12.5"]`;
  const document = await documents.save(text);
  const items = await storedItems(ledger);
  expect(items).toHaveLength(2);
  const unnoticed: string[] = [];
  for (const item of items) {
    for (const damage of damagesOf(item)) {
      await damaged(ledger, item, damage, async () => {
        try {
          expect((await documents.read(document)) === text).toBe(true);
          unnoticed.push(damage.what);
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentDamagedError);
        }
      });
    }
  }
  // Where in its partition a page is kept says nothing of the text: each page says itself which it is.
  expect(unnoticed.filter((what) => !what.includes(': sk '))).toEqual([]);
  expect((await documents.read(document)) === text).toBe(true);
});
