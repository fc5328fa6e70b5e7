import type { ObjectStore, StoredVersion } from '../../objects/object-store';
import { toXml } from '../../wire/xml';
import type { ObjectInput } from './object-input';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export function listObjectVersions(
  objects: ObjectStore,
  { bucket, parameters }: ObjectInput,
  pageSize: number,
): object {
  const { prefix = '' } = parameters;
  const most = Math.min(Number(parameters['max-keys'] ?? 1000), pageSize);
  const listed = objects.listed(prefix);
  const after = listed.findIndex(
    ({ key, versionId }) =>
      key === parameters['key-marker'] && versionId === parameters['version-id-marker'],
  );
  const page = listed.slice(after + 1, after + 1 + most);
  const last = page.at(-1);
  const isTruncated = last !== undefined && last !== listed.at(-1);
  const body =
    toXml({
      Name: bucket,
      Prefix: prefix,
      MaxKeys: most,
      IsTruncated: isTruncated,
      ...(isTruncated && { NextKeyMarker: last.key, NextVersionIdMarker: last.versionId }),
    }) + page.map((version) => elementOf(version, objects)).join('');
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<ListVersionsResult xmlns="${namespace}">${body}</ListVersionsResult>`,
  };
}

/** Lists of S3 are elements one after the other, without one around them. */
function elementOf(version: StoredVersion, objects: ObjectStore): string {
  const { key, versionId, text } = version;
  const facts = { Key: key, VersionId: versionId, IsLatest: objects.find(key) === version };
  return text === undefined
    ? toXml({ DeleteMarker: facts })
    : toXml({ Version: { ...facts, Size: Buffer.byteLength(text) } });
}
