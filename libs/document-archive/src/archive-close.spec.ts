import {
  archiveClose,
  archiveFolder,
  closeSchema,
  documentHash,
  documentText,
  DocumentDamagedError,
  type DocumentStore,
} from '@orgcost/chargeback';
import { openBucket, type LockedBucket } from './bucket.fixture';
import { s3DocumentArchive } from './s3-document-archive';

let bucket: LockedBucket;

beforeEach(async () => {
  bucket = await openBucket();
});
afterEach(() => bucket.close());

function inMemory(): DocumentStore {
  const texts = new Map<string, string>();
  return {
    save(text) {
      const document = documentHash(text);
      texts.set(document, text);
      return Promise.resolve(document);
    },
    read(document) {
      const text = texts.get(document);
      return text === undefined
        ? Promise.reject(new DocumentDamagedError(document, 'is missing'))
        : Promise.resolve(text);
    },
  };
}

test('a close is copied as a whole, and what is missing of it by doing so again', async () => {
  const documents = inMemory();
  const texts = ['inputs', 'bill', 'allocation', 'statement of web', 'statement of data'];
  const [inputs, bill, allocation, web, data] = await Promise.all(
    texts.map((text) => documents.save(text)),
  );
  const entry = { currency: 'USD', total: '1.005', payable: '1.01' };
  const close = closeSchema.parse({
    sequence: 7,
    period: '2026-10',
    at: '2026-11-08T09:00:00Z',
    by: 'Ana',
    inputs,
    bill,
    allocation,
    statements: [
      { ...entry, costCenter: 'web', document: web },
      { ...entry, costCenter: 'data', document: data },
    ],
    accepted: [],
  });
  const text = documentText(closeSchema, close);
  const link = { sequence: 7, period: close.period, document: await documents.save(text) };
  const archive = s3DocumentArchive(bucket);
  // One that was put before it died.
  await archive.put(archiveFolder(link), documentHash('bill'), 'bill');
  await archiveClose(documents, archive, link);

  const copies = [...texts, text].map((each) => archive.read('000007-2026-10', documentHash(each)));
  expect(await Promise.all(copies)).toEqual([...texts, text]);
});
