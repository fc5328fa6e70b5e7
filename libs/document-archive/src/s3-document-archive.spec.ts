import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { documentHash, type DocumentArchive } from '@orgcost/chargeback';
import { openBucket, type LockedBucket } from './bucket.fixture';
import { s3DocumentArchive } from './s3-document-archive';

const folder = '000001-2026-10';
const text = '{"costCenter":"Büro & Söhne <1>"}';
const document = documentHash(text);
const key = `${folder}/${document}.json`;

let bucket: LockedBucket;
let archive: DocumentArchive;

beforeEach(async () => {
  bucket = await openBucket();
  archive = s3DocumentArchive(bucket);
});
afterEach(() => bucket.close());

async function versions() {
  const { client, bucket: Bucket } = bucket;
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  return Versions.map(({ Key, VersionId }) => ({ Key, VersionId }));
}

test('what is put is read again, and from no other folder', async () => {
  await archive.put(folder, document, text);

  expect(await archive.read(folder, document)).toBe(text);
  expect(await archive.read('000002-2026-11', document)).toBeUndefined();
  expect(await archive.read(folder, documentHash('another'))).toBeUndefined();
});

test('folders of which there is any copy are told, of hidden ones too, over pages', async () => {
  expect(await archive.folders()).toEqual([]);
  const documents = Array.from({ length: 5 }, (_, index) => String(index));
  for (const each of documents) await archive.put('000002-2026-11', documentHash(each), each);
  await archive.put(folder, document, text);
  await bucket.hide(key);

  expect(await archive.folders()).toEqual([folder, '000002-2026-11']);
});

test('one that is there already stays, and is put no second time', async () => {
  await archive.put(folder, document, text);
  const before = await versions();
  await archive.put(folder, document, text);

  expect(before).toEqual([{ Key: key, VersionId: expect.any(String) }]);
  expect(await versions()).toEqual(before);
});

test('two that put the same at once put one', async () => {
  await Promise.all(Array.from({ length: 8 }, () => archive.put(folder, document, text)));

  expect(await versions()).toHaveLength(1);
});

test('of what was overwritten again and again the first counts', async () => {
  await archive.put(folder, document, text);
  for (const other of ['1', '2', '3', '4']) await bucket.overwrite(key, other);
  await bucket.overwrite(`${key}.bak`, 'begins alike');

  expect(await archive.read(folder, document)).toBe(text);
});

test('what was hidden is read all the same', async () => {
  await archive.put(folder, document, text);
  await bucket.hide(key);
  expect(await archive.read(folder, document)).toBe(text);

  await archive.put(folder, document, text);
  await bucket.hide(key);
  expect(await archive.read(folder, document)).toBe(text);
});

test('a key of which nothing but a delete marker is left has no copy', async () => {
  await bucket.hide(key);

  expect(await archive.read(folder, document)).toBeUndefined();
});

test('nobody deletes the version that was put', async () => {
  await archive.put(folder, document, text);
  const [first] = await versions();
  await expect(
    bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.bucket, ...first, Key: key })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });

  expect(await archive.read(folder, document)).toBe(text);
});

test('a bucket that is not there is told in one line', async () => {
  const other = s3DocumentArchive({ ...bucket, bucket: 'orgcost-none' });
  const told = (operation: string) => ({
    name: 'ArchiveUnavailableError',
    message: `The bucket orgcost-none: ${operation} finds none: deploy orgcost-chargeback`,
  });

  await expect(other.put(folder, document, text)).rejects.toMatchObject(told('s3:PutObject'));
  await expect(other.read(folder, document)).rejects.toMatchObject(told('s3:ListBucketVersions'));
});
