import type { Deployment } from '@orgcost/config';
import { ManagementAccountTemplate } from './management-account-template';
import { MemberAccountTemplate } from './member-account-template';
import { standaloneTemplate } from './standalone-template';

/** For the StackSet. */
export function memberAccountTemplate(deployment: Deployment): Record<string, unknown> {
  return standaloneTemplate(
    (app, props) => new MemberAccountTemplate(app, 'orgcost-member', { ...props, deployment }),
  );
}

/** For an administrator of the management account. */
export function managementAccountTemplate(deployment: Deployment): Record<string, unknown> {
  return standaloneTemplate(
    (app, props) =>
      new ManagementAccountTemplate(app, 'orgcost-management', { ...props, deployment }),
  );
}
