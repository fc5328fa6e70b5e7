import type { ChargebackSettings } from '@orgcost/config';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from '../constructs/permission';

export interface StatementArchiveProps extends Pick<
  ChargebackSettings,
  'retentionMode' | 'retentionYears'
> {
  readonly bucketName: string;
}

/**
 * Locked copies of what was closed: every version stays for its years, whatever is put over it or deletes it, and nothing here
 * deletes one after them. The bucket outlives its stack.
 *
 * It is encrypted with S3's own keys, which are free of charge, and which nobody can take away: who deletes a key of KMS has
 * made everything under it unreadable, locked or not.
 */
export class StatementArchive extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { bucketName, retentionMode, retentionYears }: StatementArchiveProps,
  ) {
    super(scope, id);
    const bucket = new s3.CfnBucket(this, 'Bucket', {
      bucketName,
      versioningConfiguration: { status: 'Enabled' },
      objectLockEnabled: true,
      objectLockConfiguration: {
        objectLockEnabled: 'Enabled',
        rule: {
          defaultRetention: { mode: retentionMode.toUpperCase(), years: retentionYears },
        },
      },
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } },
        ],
      },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
    });
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Whoever reads or puts copies changes none: each is locked, and is told by its hash.',
    });
    const permission: Permission = {
      sid: 'OnlyEncrypted',
      why: 'Nobody comes over a connection that is not encrypted.',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:*'],
      resources: [bucket.attrArn, `${bucket.attrArn}/*`],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const policy = new s3.CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: policyDocument([permission]),
    });
    giveReasons(policy, [permission]);
  }
}
