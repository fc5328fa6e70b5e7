import * as z from 'zod';
import { isMember, type LocalAccount } from '../organization/account';
import type { OrganizationalUnit } from '../organization/organizational-unit';
import { AwsError } from '../wire/aws-error';
import { validate } from '../wire/validate';
import type { Context, Handler, Handlers } from './handler';
import { pageInput, pageOf } from './organizations-page';

const parentInput = pageInput.extend({ ParentId: z.string() });
const childInput = pageInput.extend({ ChildId: z.string() });
const accountInput = z.object({ AccountId: z.string() });
const unitInput = z.object({ OrganizationalUnitId: z.string() });
const tagsInput = z.object({ ResourceId: z.string(), NextToken: z.string().optional() });

/** The reading part of https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export const organizationsHandlers: Handlers = allowed({
  DescribeOrganization: ({ organization }) => {
    const { organizationId, managementAccount } = organization;
    return {
      Organization: {
        Id: organizationId,
        Arn: `arn:aws:organizations::${managementAccount.id}:organization/${organizationId}`,
        FeatureSet: 'ALL',
        MasterAccountId: managementAccount.id,
        MasterAccountArn: accountArn(organization, managementAccount),
        MasterAccountEmail: managementAccount.email,
      },
    };
  },

  ListRoots: ({ organization }, _caller, input) => {
    const roots = organization.units.filter(({ parentId }) => parentId === undefined);
    return pageOf('Roots', validate(pageInput, input, 'InvalidInputException'), roots, (root) => ({
      ...unitShape(organization, root),
      PolicyTypes: [],
    }));
  },

  ListAccounts: (context, _caller, input) =>
    pageOf(
      'Accounts',
      validate(pageInput, input, 'InvalidInputException'),
      members(context),
      (account) => accountShape(context, account),
    ),

  DescribeAccount: (context, _caller, input) => {
    const { AccountId } = validate(accountInput, input, 'InvalidInputException');
    const account = member(context, AccountId);
    if (!account) throw missing('AccountNotFoundException', 'an account');
    return { Account: accountShape(context, account) };
  },

  ListAccountsForParent: (context, _caller, input) => {
    const request = validate(parentInput, input, 'InvalidInputException');
    const parent = unit(context, request.ParentId, 'ParentNotFoundException');
    const children = members(context).filter(
      ({ organizationalUnitId }) => organizationalUnitId === parent.id,
    );
    return pageOf('Accounts', request, children, (account) => accountShape(context, account));
  },

  ListOrganizationalUnitsForParent: (context, _caller, input) => {
    const request = validate(parentInput, input, 'InvalidInputException');
    const parent = unit(context, request.ParentId, 'ParentNotFoundException');
    const children = context.organization.units.filter(({ parentId }) => parentId === parent.id);
    return pageOf('OrganizationalUnits', request, children, (child) =>
      unitShape(context.organization, child),
    );
  },

  DescribeOrganizationalUnit: (context, _caller, input) => {
    const { OrganizationalUnitId } = validate(unitInput, input, 'InvalidInputException');
    const found = unit(context, OrganizationalUnitId, 'OrganizationalUnitNotFoundException');
    return { OrganizationalUnit: unitShape(context.organization, found) };
  },

  ListParents: (context, _caller, input) => {
    const request = validate(childInput, input, 'InvalidInputException');
    const { organization } = context;
    const parentId =
      member(context, request.ChildId)?.organizationalUnitId ??
      organization.units.find(({ id }) => id === request.ChildId)?.parentId;
    if (parentId === undefined)
      throw missing('ChildNotFoundException', 'an account or organizational unit');
    return pageOf('Parents', request, [parentId], (id) => ({
      Id: id,
      Type: id.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT',
    }));
  },

  ListTagsForResource: (context, _caller, input) => {
    const { ResourceId } = validate(tagsInput, input, 'InvalidInputException');
    const account = member(context, ResourceId);
    if (!account && !context.organization.units.some(({ id }) => id === ResourceId)) {
      throw missing('TargetNotFoundException', 'a resource');
    }
    return { Tags: Object.entries(account?.tags ?? {}).map(([Key, Value]) => ({ Key, Value })) };
  },
});

/** For the management account, and the tracker account, to which reading is delegated. */
function allowed(handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([operation, handler]): [string, Handler] => [
      operation,
      (context, caller, input) => {
        const { managementAccount, trackerAccount } = context.settings;
        if (caller.account !== managementAccount && caller.account !== trackerAccount) {
          throw new AwsError(
            'AccessDeniedException',
            "You don't have permissions to access this resource.",
          );
        }
        return handler(context, caller, input);
      },
    ]),
  );
}

function members({ organization, today }: Context): LocalAccount[] {
  return organization.accounts.filter((account) => isMember(account, today));
}

function member({ organization, today }: Context, id: string): LocalAccount | undefined {
  const account = organization.account(id);
  return account && isMember(account, today) ? account : undefined;
}

function accountShape({ organization, legacyStatus }: Context, account: LocalAccount) {
  const { id, name, email, state, joined, management } = account;
  return {
    Id: id,
    Arn: accountArn(organization, account),
    Name: name,
    Email: email,
    ...(legacyStatus ? { Status: state === 'CLOSED' ? 'SUSPENDED' : state } : { State: state }),
    JoinedMethod: management ? 'INVITED' : 'CREATED',
    JoinedTimestamp: Date.parse(`${joined}T09:30:00Z`) / 1000,
  };
}

function unitShape(
  organization: Context['organization'],
  { id, name, parentId }: OrganizationalUnit,
) {
  const kind = parentId === undefined ? 'root' : 'ou';
  return { Id: id, Arn: arn(organization, kind, id), Name: name };
}

function accountArn(organization: Context['organization'], { id }: LocalAccount): string {
  return arn(organization, 'account', id);
}

function arn(
  { managementAccount, organizationId }: Context['organization'],
  kind: string,
  id: string,
): string {
  return `arn:aws:organizations::${managementAccount.id}:${kind}/${organizationId}/${id}`;
}

function unit({ organization }: Context, id: string, notFound: string): OrganizationalUnit {
  const found = organization.units.find((each) => each.id === id);
  if (!found) throw missing(notFound, 'a root or organizational unit');
  return found;
}

function missing(code: string, what: string): AwsError {
  return new AwsError(code, `You specified ${what} that doesn't exist.`);
}
