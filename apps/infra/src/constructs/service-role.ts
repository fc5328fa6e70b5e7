import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from './permission';

export interface ServiceRoleProps {
  readonly roleName: string;
  /** Such as lambda.amazonaws.com. */
  readonly service: string;
  /** What AWS's service must say for itself when it assumes the role. */
  readonly conditions?: Permission['conditions'];
  readonly permissions: readonly Permission[];
}

/** A role for a service of AWS, with all that it may do in one policy. */
export class ServiceRole extends Construct {
  readonly role: iam.CfnRole;
  readonly policy: iam.CfnManagedPolicy;

  constructor(
    scope: Construct,
    id: string,
    { roleName, service, conditions, permissions }: ServiceRoleProps,
  ) {
    super(scope, id);
    const assume: Permission = {
      sid: 'AssumedByService',
      why: `${service} works with this role.`,
      principals: [new iam.ServicePrincipal(service)],
      actions: ['sts:AssumeRole'],
      ...(conditions && { conditions }),
    };
    this.role = new iam.CfnRole(this, 'Role', {
      roleName,
      assumeRolePolicyDocument: policyDocument([assume]),
    });
    giveReasons(this.role, [assume]);
    this.policy = new iam.CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: roleName,
      roles: [this.role.ref],
      policyDocument: policyDocument(permissions),
    });
    giveReasons(this.policy, permissions);
  }
}
