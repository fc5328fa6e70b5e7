import { documentHash } from '@orgcost/chargeback';
import { parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type FaultKind,
  type LocalOrganization,
} from '@orgcost/local-organization';
import { createS3Client } from './s3-client';
import { s3DocumentArchive } from './s3-document-archive';

const folder = '000001-2026-10';
const text = '{}';
const document = documentHash(text);

let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-25'), months: 1 });
});
afterEach(() => local.close());

function archive() {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = local.environment;
  const client = createS3Client({
    endpoint: local.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    maxAttempts: 2,
  });
  return s3DocumentArchive({ client, bucket: local.settings.archiveBucket });
}

const plan = (operation: string, kind: FaultKind, times?: number) => {
  local.setFaults({ planned: [{ operation, kind, ...(times !== undefined && { times }) }] });
};

test.each<FaultKind>(['throttle', 'server-error', 'reset'])(
  'after a %s it is asked again',
  async (kind) => {
    const to = archive();
    plan('PutObject', kind, 1);
    await to.put(folder, document, text);
    plan('ListObjectVersions', kind, 1);
    expect(await to.read(folder, document)).toBe(text);
    expect(local.stored).toHaveLength(1);
  },
);

test.each([
  ['PutObject', 's3:PutObject'],
  ['ListObjectVersions', 's3:ListBucketVersions'],
  ['GetObject', 's3:GetObjectVersion'],
])('who may not call %s is told which permission is lacking', async (operation, permission) => {
  const to = archive();
  if (operation !== 'PutObject') await to.put(folder, document, text);
  plan(operation, 'access-denied');

  const call =
    operation === 'PutObject' ? to.put(folder, document, text) : to.read(folder, document);
  await expect(call).rejects.toMatchObject({
    name: 'ArchiveUnavailableError',
    message:
      `The bucket ${local.settings.archiveBucket}: ${permission} is denied: ` +
      "allow it in the caller's policy",
  });
});

test('a text that is not what its hash says is not put', async () => {
  await expect(archive().put(folder, documentHash('other'), text)).rejects.toMatchObject({
    message:
      `The bucket ${local.settings.archiveBucket}: s3:PutObject refuses a text that is not what ` +
      'its hash says: run orgcost chargeback verify',
  });
  expect(local.stored).toEqual([]);
});

test('an answer that breaks off is told in one line', async () => {
  const to = archive();
  await to.put(folder, document, text);
  plan('GetObject', 'truncated');
  await expect(to.read(folder, document)).rejects.toMatchObject({
    name: 'ArchiveUnavailableError',
    message:
      `The bucket ${local.settings.archiveBucket}: s3:GetObjectVersion broke off (Error: aborted): ` +
      'try again later',
  });
});

test('what is throttled for good is told as such', async () => {
  plan('PutObject', 'throttle');
  await expect(archive().put(folder, document, text)).rejects.toMatchObject({
    message:
      `The bucket ${local.settings.archiveBucket}: s3:PutObject is throttled beyond all retries: ` +
      'try again later',
  });
});
