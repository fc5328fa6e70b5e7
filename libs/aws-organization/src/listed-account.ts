import {
  accountIdSchema,
  accountStates,
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
 * `Status` was retired in September 2026 in favor of `State`, but other endpoints may still send it alone.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html
 */
export const listedAccountSchema = z
  .object({
    Id: accountIdSchema,
    Name: z.string(),
    Email: z.string().optional(),
    State: z.enum(accountStates).optional(),
    Status: z.enum(['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE']).optional(),
    JoinedTimestamp: z.date().optional(),
  })
  .transform(({ Id, Name, Email, State, Status, JoinedTimestamp }, context): ListedAccount => {
    const state = State ?? Status;
    if (state === undefined) {
      context.addIssue({ code: 'custom', message: `account ${Id} has neither State nor Status` });
      return z.NEVER;
    }
    return {
      id: Id,
      name: Name,
      ...(Email !== undefined && { email: Email }),
      state,
      ...(JoinedTimestamp && { joined: utcDayOf(instantFromEpoch(JoinedTimestamp.getTime())) }),
    };
  });
