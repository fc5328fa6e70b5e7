export { ArchiveUnavailableError } from './archive-unavailable-error';
export { createS3Client } from './s3-client';
export { s3DocumentArchive, type S3DocumentArchiveOptions } from './s3-document-archive';
