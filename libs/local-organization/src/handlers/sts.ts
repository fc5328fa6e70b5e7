import * as z from 'zod';
import { isUnreachable } from '../organization/special';
import { alarmReaderRoleName, alarmTesterRoleName, payerRoleName } from '../settings';
import { AwsError } from '../wire/aws-error';
import type { Caller } from '../wire/credentials';
import { validate } from '../wire/validate';
import type { Context, Handlers } from './handler';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const assumeRoleInput = z.object({
  RoleArn: z
    .string()
    .regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'Member must be the ARN of a role'),
  RoleSessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
  ExternalId: z.string().min(2).max(1224).optional(),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(3600),
});

export const stsHandlers: Handlers = {
  GetCallerIdentity: (_context, { account, arn, userId }) => ({
    UserId: userId,
    Account: account,
    Arn: arn,
  }),

  AssumeRole(context, caller, input) {
    const request = validate(assumeRoleInput, input, 'ValidationError');
    const [, , , , account = '', role = ''] = request.RoleArn.split(':');
    const name = role.slice('role/'.length);
    if (!trusts(context, caller, account, name, request.ExternalId)) {
      throw new AwsError(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${request.RoleArn}`,
        403,
      );
    }
    const assumed: Caller = {
      account,
      arn: `arn:aws:sts::${account}:assumed-role/${name}/${request.RoleSessionName}`,
      userId: `AROALOCAL${account}:${request.RoleSessionName}`,
    };
    return {
      Credentials: context.credentials.issue(assumed, request.DurationSeconds),
      AssumedRoleUser: { AssumedRoleId: assumed.userId, Arn: assumed.arn },
    };
  },
};

/** AWS does not tell whether a role is missing, or does not trust its caller. */
function trusts(
  { organization, settings, faults, alarms, today }: Context,
  caller: Caller,
  accountId: string,
  role: string,
  externalId: string | undefined,
): boolean {
  const account = organization.account(accountId);
  if (!account || isUnreachable(account.special) || faults.isDenied(accountId)) return false;
  const exists =
    role === settings.memberRoleName ||
    (role === payerRoleName && account.management) ||
    // They came with the alarms.
    ([alarmReaderRoleName, alarmTesterRoleName].includes(role) &&
      alarms.hasStack(account.id, today));
  return exists && caller.account === settings.trackerAccount && externalId === settings.externalId;
}
