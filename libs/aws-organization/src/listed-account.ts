import {
  accountIdSchema,
  instantFromEpoch,
  utcDayOf,
  type OrganizationAccount,
} from '@orgcost/domain';
import * as z from 'zod';

/** What ListAccounts says of an account; its place in the tree and its tags take other calls. */
export type ListedAccount = Omit<
  OrganizationAccount,
  'organizationalUnitPath' | 'tags' | 'management'
>;

/**
 * All but the id may be missing, as while an account is made, and costs no account its place in the list: its name is
 * then its id, its state `UNKNOWN`. `Status` was retired in September 2026 in favor of `State`, but other endpoints may
 * still send it alone.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export const listedAccountSchema = z
  .object({
    Id: accountIdSchema,
    Name: z.string().optional(),
    Email: z.string().optional(),
    State: z.string().optional(),
    Status: z.string().optional(),
    JoinedTimestamp: z.date().optional(),
  })
  .transform(({ Id, Name, Email, State, Status, JoinedTimestamp }): ListedAccount => ({
    id: Id,
    name: Name ?? Id,
    ...(Email !== undefined && { email: Email }),
    state: State ?? Status ?? 'UNKNOWN',
    ...(JoinedTimestamp && { joined: utcDayOf(instantFromEpoch(JoinedTimestamp.getTime())) }),
  }));
