/**
 * Runs the specs of locked copies against the S3 of moto, an emulator that no one here wrote, in buckets with object lock,
 * each of their own.
 */
import { checkSpecs } from './moto/specs.mjs';

await checkSpecs('document-archive', 'ORGCOST_TEST_S3_ENDPOINT');
