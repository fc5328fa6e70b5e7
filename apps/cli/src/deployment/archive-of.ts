import { connections } from '@orgcost/aws-client';
import type { DocumentArchive } from '@orgcost/chargeback';
import { createS3Client, s3DocumentArchive } from '@orgcost/document-archive';
import { profileConfig } from '../aws/aws-config';
import type { Context } from '../context';

/**
 * Locked copies of what was closed, where the ledger is the deployed one; undefined where nothing of chargeback is deployed.
 * Putting and reading throw ArchiveUnavailableError.
 */
export function archiveOf({ settings }: Pick<Context, 'settings'>): DocumentArchive | undefined {
  const { archive } = settings;
  if (!archive) return undefined;
  const client = createS3Client({
    ...profileConfig(settings),
    region: archive.region,
    requestHandler: connections(settings.requestTimeoutSeconds),
  });
  return s3DocumentArchive({ client, bucket: archive.bucket });
}
