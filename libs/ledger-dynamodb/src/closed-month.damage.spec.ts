import {
  archiveClose,
  closeSchema,
  documentText,
  readCloses,
  verifyCloses,
  type Close,
  type DocumentArchive,
  type VerifyFinding,
} from '@orgcost/chargeback';
import { damaged, damagesOf, keyText, storedItems, type Item } from './damages.fixture';
import { openInMemoryLedger, type InMemoryLedger } from './in-memory-ledger.fixture';
import {
  ana,
  close,
  closePrepared,
  october,
  prepare,
  readBill,
  record,
  seedSeptember,
  september,
  toolsAccount,
} from './organization.fixture';
import { StoredItemError } from './stored-item';

jest.setTimeout(300_000);

let ledger: InMemoryLedger;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  await seedSeptember(ledger);
});

afterEach(() => ledger.close());

/** Whether `verifyCloses` tells that something is not as it was closed. */
async function isFound(): Promise<boolean> {
  try {
    const { findings } = await verifyCloses(ledger);
    return findings.length > 0;
  } catch (error) {
    // A link of the chain that cannot be read.
    expect(error).toBeInstanceOf(StoredItemError);
    return true;
  }
}

/** What is stored of the closes: links, pages of the documents that they name, and revisions that were closed. */
async function itemsOfCloses(): Promise<Item[]> {
  const named = new Set<string | undefined>(
    (await readCloses(ledger)).flatMap(({ document, close }) => [document, ...documentsIn(close)]),
  );
  return (await storedItems(ledger)).filter(({ __edb_e__, document }) => {
    const kind = __edb_e__?.S ?? '';
    return (
      ['Close', 'CostDay'].includes(kind) || (kind === 'DocumentPage' && named.has(document?.S))
    );
  });
}

function documentsIn({
  inputs,
  bill,
  proof,
  allocation,
  statements,
}: Close): (string | undefined)[] {
  return [inputs, bill, proof, allocation, ...statements.map(({ document }) => document)];
}

/** Does everything that can be done to each item, one after the other. */
async function unnoticedOf(items: readonly Item[]): Promise<string[]> {
  const unnoticed: string[] = [];
  for (const item of items) {
    for (const damage of damagesOf(item)) {
      if (!(await damaged(ledger, item, damage, () => isFound()))) unnoticed.push(damage.what);
    }
  }
  expect(await isFound()).toBe(false);
  return unnoticed;
}

it('finds each change of each attribute of a closed month', async () => {
  await close(ledger, september, ana);
  const items = await itemsOfCloses();
  const kinds = items.map(({ __edb_e__ }) => __edb_e__?.S);
  expect(kinds.filter((kind) => kind === 'Close')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'DocumentPage')).toHaveLength(9);
  expect(kinds.filter((kind) => kind === 'CostDay')).toHaveLength(15);

  const unnoticed = await unnoticedOf(items);
  // Who takes the last link away opens the month again: nothing in the ledger is left to say that it was closed.
  const last = ['removed', 'pk longer'].map((how) => `closes close#000001: ${how}`);
  expect(unnoticed.filter((what) => !saysNothing(what))).toEqual(last);
});

/** Where in its partition a page, or a day, is kept: each says itself which it is, and is read as before. */
function saysNothing(what: string): boolean {
  return /^(?:document#\w+ page#|account#\d+ day#)[^:]+: sk /u.test(what);
}

it('finds each change of the chain before its last link, and of revisions that were restated since', async () => {
  await close(ledger, september, ana);
  await record(ledger, '2026-10-10T06:00:00Z', { [toolsAccount]: { '2026-09-11': '2.5' } });
  await closeOctober();

  const items = (await itemsOfCloses()).filter((item) =>
    /^(?:closes close#000001|account#4{12} day#2026-09-11)/u.test(keyText(item)),
  );
  expect(items).toHaveLength(3);
  const unnoticed = await unnoticedOf(items);
  expect(unnoticed.filter((what) => !saysNothing(what))).toEqual([]);
});

/** The close of ben, who was too late, is whole, and nothing leads to it. @returns its hash */
async function closeTooLate(): Promise<string> {
  const late = await prepare(ledger, september, ana);
  await close(ledger, september, ana);
  await expect(closePrepared(ledger, late, { ...ana, by: 'ben' })).rejects.toThrow('by ana');
  const left = (await storedItems(ledger)).find(
    ({ text }) => text?.S?.startsWith('{"sequence":1,') && text.S.includes('"by":"ben"'),
  );
  return left?.document?.S ?? '';
}

async function findingsWith(item: Item, changes: Item): Promise<readonly VerifyFinding[]> {
  const damage = { what: 'changes', item: { ...item, ...changes } };
  const { findings } = await damaged(ledger, item, damage, () => verifyCloses(ledger));
  return findings;
}

it('finds links that lead to another close than the one that was put', async () => {
  const late = await closeTooLate();
  await closeOctober();
  const links = (await storedItems(ledger)).filter(({ pk }) => pk?.S === 'closes');
  const [first = {}, second = {}] = links;
  const document = second.document ?? { S: '' };
  const follows = 'It follows a close that is not the one before it in the chain';
  const says = (chain: string, itself: string) =>
    `The chain has ${chain}, which says of itself that it is ${itself}`;

  expect(await findingsWith(first, { document: { S: late } })).toEqual([
    { period: october, message: follows },
  ]);
  expect(await findingsWith(first, { period: { S: '2026-08' } })).toEqual([
    { period: '2026-08', message: says('2026-08 as close 1', 'close 1, of 2026-09') },
  ]);
  expect(await findingsWith(first, { document })).toEqual([
    { period: september, message: says('2026-09 as close 1', 'close 2, of 2026-10') },
    { period: september, message: follows },
    { period: october, message: follows },
  ]);
  const gone = await damaged(ledger, first, { what: 'removed' }, () => verifyCloses(ledger));
  expect(gone.findings).toEqual([
    { period: october, message: 'Close 1 is missing: 2 is in its place' },
    { period: october, message: follows },
  ]);
  expect(await isFound()).toBe(false);
});

it('finds by the locked copies that the last close is another, or gone', async () => {
  const late = await closeTooLate();
  const archive = archiveInMemory();
  for (const link of await ledger.closes.closes()) {
    await archiveClose(ledger.documents, archive, link);
  }
  const [link = {}] = (await storedItems(ledger)).filter(({ pk }) => pk?.S === 'closes');
  const damage = { what: 'of ben', item: { ...link, document: { S: late } } };
  await damaged(ledger, link, damage, async () => {
    expect(await isFound()).toBe(false);
    expect((await verifyCloses({ ...ledger, archive })).findings).toContainEqual({
      period: september,
      message: `Document ${late} has no locked copy`,
    });
  });
  await damaged(ledger, link, { what: 'removed' }, async () => {
    expect(await verifyCloses({ ...ledger, archive })).toEqual({
      months: [],
      findings: [
        {
          period: september,
          message: 'There are locked copies in 000001-2026-09, and the ledger has no such close',
        },
      ],
    });
  });
  expect(await verifyCloses({ ...ledger, archive })).toEqual({
    months: [{ period: september, document: link.document?.S, statements: 4, copies: 9 }],
    findings: [],
  });
});

it('tells of a close that names another kind of document', async () => {
  await close(ledger, september, ana);
  const [recorded] = await readCloses(ledger);
  const [link = {}] = (await storedItems(ledger)).filter(({ pk }) => pk?.S === 'closes');
  const { allocation = '', bill = '' } = recorded?.close ?? {};
  const other = { ...recorded?.close, inputs: allocation, bill: allocation, allocation: bill };
  const document = await ledger.documents.save(documentText(closeSchema, closeSchema.parse(other)));
  const message = (hash: string) =>
    `What the month was made of: Document ${hash} is not what the close takes it for`;
  expect(await findingsWith(link, { document: { S: document } })).toEqual(
    [allocation, allocation, bill].map((hash) => ({ period: september, message: message(hash) })),
  );
});

it('works a month out again where no more than locked copies are missing', async () => {
  await close(ledger, september, ana);
  const folders = () => Promise.resolve([]);
  const archive = { ...archiveInMemory(), folders };
  const day = (await itemsOfCloses()).find(({ __edb_e__ }) => __edb_e__?.S === 'CostDay') ?? {};
  await damaged(ledger, day, { what: 'removed' }, async () => {
    const { months, findings } = await verifyCloses({ ...ledger, archive });
    expect(months.map(({ copies }) => copies)).toEqual([0]);
    const [last, ...others] = findings.toReversed();
    expect(others).toHaveLength(9);
    expect(others.filter(({ message }) => !message.endsWith(' has no locked copy'))).toEqual([]);
    expect(last?.message).toContain(`cost of account ${day.account?.S}`);
  });
});

async function closeOctober(): Promise<void> {
  await record(ledger, '2026-11-03T06:00:00Z', { [toolsAccount]: { '2026-10-10': '1' } });
  await readBill(ledger, october, '2026-11-05T06:00:00Z');
  await close(ledger, october, { by: 'ana', at: '2026-11-06T09:00:00Z' });
}

function archiveInMemory(): DocumentArchive {
  const copies = new Map<string, string>();
  return {
    put(folder, document, text) {
      copies.set(`${folder}/${document}`, text);
      return Promise.resolve();
    },
    read: (folder, document) => Promise.resolve(copies.get(`${folder}/${document}`)),
    folders: () =>
      Promise.resolve(
        [...new Set([...copies.keys()].map((key) => key.split('/')[0] ?? ''))].sort(),
      ),
  };
}
