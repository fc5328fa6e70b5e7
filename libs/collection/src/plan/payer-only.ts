import type { AccountProfile } from '@orgcost/domain';

/** Why an account's own view is not to be had. */
export const payerOnlyReasons = ['not-in-organization', 'suspended', 'closed'] as const;
export type PayerOnlyReason = (typeof payerOnlyReasons)[number];

/** The reasons in plain words, as they follow "cannot be read:". */
export const payerOnlyTexts: Readonly<Record<PayerOnlyReason, string>> = {
  'not-in-organization': 'it is not in the organization',
  suspended: 'it is suspended: no role can be assumed there',
  closed: 'it is closed: no role can be assumed there',
};

/**
 * One that left may have a role that it can be asked through, but what it sees is not what the organization pays for.
 * In one that is about to be closed, roles still work:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html
 */
export function payerOnlyReason({
  left,
  state,
}: Pick<AccountProfile, 'left' | 'state'>): PayerOnlyReason | undefined {
  if (left !== undefined) return 'not-in-organization';
  if (state === 'SUSPENDED') return 'suspended';
  return state === 'CLOSED' ? 'closed' : undefined;
}
