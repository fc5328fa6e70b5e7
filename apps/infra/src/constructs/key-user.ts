import * as iam from 'aws-cdk-lib/aws-iam';
import type { Permission } from './permission';

/** Lets a service of AWS encrypt and decrypt with a key, in the key's policy. */
export function keyUser({
  service,
  ...rest
}: Pick<Permission, 'sid' | 'why' | 'conditions'> & { readonly service: string }): Permission {
  return {
    ...rest,
    principals: [new iam.ServicePrincipal(service)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
  };
}
