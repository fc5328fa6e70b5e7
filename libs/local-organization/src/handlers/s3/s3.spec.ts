import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;
let s3: S3Client;
let Bucket: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, pageSize: 2 });
  s3 = clientsOf(local).s3;
  Bucket = local.settings.archiveBucket;
});
afterEach(() => local.close());

const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

async function get(Key: string, VersionId?: string): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return Body?.transformToString();
}

it('keeps every version of what is put, in its own characters', async () => {
  const { VersionId: first } = await put('a folder/ä&<.json', '{"ü":1}');
  const { VersionId: second } = await put('a folder/ä&<.json', '{"ü":2}');

  expect(await get('a folder/ä&<.json')).toBe('{"ü":2}');
  expect(await get('a folder/ä&<.json', first)).toBe('{"ü":1}');
  expect(local.stored.map(({ key, versionId, text }) => [key, versionId, text])).toEqual([
    ['a folder/ä&<.json', first, '{"ü":1}'],
    ['a folder/ä&<.json', second, '{"ü":2}'],
  ]);
});

it('takes what has to be new only where there is nothing, or a delete marker', async () => {
  await put('a', '1', { IfNoneMatch: '*' });
  expect(await refusal(put('a', '2', { IfNoneMatch: '*' }))).toEqual([
    'PreconditionFailed',
    412,
    'At least one of the pre-conditions you specified did not hold',
  ]);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
  await put('a', '3', { IfNoneMatch: '*' });
  expect(local.stored.map(({ text }) => text)).toEqual(['1', undefined, '3']);
});

it('hides an object that is deleted, and deletes no version', async () => {
  const { VersionId } = await put('a', '1');
  const { VersionId: marker } = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));

  expect(await refusal(get('a'))).toEqual(['NoSuchKey', 404, 'The specified key does not exist.']);
  expect(await refusal(get('a', marker))).toEqual([
    'MethodNotAllowed',
    405,
    'The method is not allowed against this resource.',
  ]);
  expect(await refusal(s3.send(new DeleteObjectCommand({ Bucket, Key: 'a', VersionId })))).toEqual([
    'AccessDenied',
    403,
    'Access Denied because object protected by object lock.',
  ]);
  expect(await get('a', VersionId)).toBe('1');
});

it('lists versions by key, the newest first, in pages', async () => {
  await put('b', '1');
  await put('a', '2');
  await put('b', '34');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
  const [b1, a1, b2, b3] = local.stored.map(({ versionId }) => versionId);

  const first = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect(first).toMatchObject({
    Name: Bucket,
    IsTruncated: true,
    NextKeyMarker: 'b',
    NextVersionIdMarker: b3,
    Versions: [{ Key: 'a', VersionId: a1, IsLatest: true, Size: 1 }],
    DeleteMarkers: [{ Key: 'b', VersionId: b3, IsLatest: true }],
  });
  const second = await s3.send(
    new ListObjectVersionsCommand({
      Bucket,
      KeyMarker: first.NextKeyMarker,
      VersionIdMarker: first.NextVersionIdMarker,
    }),
  );
  expect(second).toMatchObject({
    IsTruncated: false,
    Versions: [
      { Key: 'b', VersionId: b2, IsLatest: false, Size: 2 },
      { Key: 'b', VersionId: b1, IsLatest: false, Size: 1 },
    ],
  });
  expect(second.NextKeyMarker).toBeUndefined();
  const ofA = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a', MaxKeys: 1 }));
  expect(ofA).toMatchObject({ IsTruncated: false, Versions: [{ Key: 'a' }] });
});

it('refuses a text that is not what its checksum says, and one without a checksum', async () => {
  const ChecksumSHA256 = Buffer.alloc(32).toString('base64');
  expect(await refusal(put('a', '1', { ChecksumSHA256 }))).toEqual([
    'BadDigest',
    400,
    'The SHA256 you specified did not match the calculated checksum.',
  ]);
  const plain = clientsOf(local).s3;
  plain.config.requestChecksumCalculation = () => Promise.resolve('WHEN_REQUIRED');
  expect(await refusal(plain.send(new PutObjectCommand({ Bucket, Key: 'a', Body: '1' })))).toEqual([
    'InvalidRequest',
    400,
    expect.stringMatching(/^Content-MD5 OR x-amz-checksum-/),
  ]);
  expect(local.stored).toEqual([]);
});

it('refuses other buckets, callers and versions, in the words of S3', async () => {
  expect(await refusal(put('a', '1', { Bucket: 'others' }))).toEqual([
    'NoSuchBucket',
    404,
    'The specified bucket does not exist',
  ]);
  const { id } = accountNamed('Web Shop Production', local.organization);
  const ofMember = clientsOf(local).memberS3(id);
  expect(await refusal(ofMember.send(new GetObjectCommand({ Bucket, Key: 'a' })))).toEqual([
    'AccessDenied',
    403,
    'Access Denied',
  ]);
  await put('a', '1');
  expect(await refusal(get('a', 'none'))).toEqual([
    'NoSuchVersion',
    404,
    'The specified version does not exist.',
  ]);
  s3.config.credentials = () =>
    Promise.resolve({ accessKeyId: 'AKIAOFNOBODY', secretAccessKey: 'none' });
  expect(await refusal(put('a', '1'))).toEqual([
    'InvalidAccessKeyId',
    403,
    'The AWS Access Key Id you provided does not exist in our records.',
  ]);
});

it('has no other operations', async () => {
  const answer = await fetch(`${local.endpoint}/${Bucket}`, {
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=key/20261127/us-east-1/s3/aws4_request',
    },
  });
  expect([answer.status, await answer.text()]).toEqual([
    501,
    expect.stringContaining('<Code>NotImplemented</Code>'),
  ]);
});
