import type { Permission } from '../constructs/permission';

/** What a function asks that goes by the tiers of accounts. */
export const placeAccounts: Permission = {
  sid: 'PlaceAccounts',
  why: 'It reads in which OUs accounts are, and the tags of new ones.',
  broad: 'Organizations names no resource for lists; what they name is not known before.',
  actions: [
    'organizations:DescribeOrganizationalUnit',
    'organizations:ListAccountsForParent',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListParents',
    'organizations:ListRoots',
    'organizations:ListTagsForResource',
  ],
  resources: ['*'],
};
