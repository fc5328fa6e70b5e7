import { CostSourceError } from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';
import pMap from 'p-map';
import { roles } from '../../aws/clients';
import type { Settings } from '../../config/settings';
import { failureOf } from '../../errors';
import { count } from '../../output/count';
import { few } from '../../output/few';
import { groupByReason } from '../../output/group-by-reason';
import { found, type Finding } from '../finding';
import type { Members } from './members';

/** Roles that let in the collector's functions, and are to refuse this caller. */
export async function checkClosedRoles(
  { withRole }: Pick<Members, 'withRole'>,
  settings: Settings,
): Promise<Finding[]> {
  return [await checkPayerRole(settings), ...(await checkMemberRoles(withRole, settings))];
}

async function checkPayerRole(settings: Settings): Promise<Finding> {
  const what = 'Payer role';
  const { payerRoleArn = '' } = settings.collection;
  const answer = await answerOf(roles(settings).ofRole(payerRoleArn));
  if (answer === 'refused') {
    return found(what, 'good', `${payerRoleArn}: refused, as it should be`);
  }
  return answer === 'let in'
    ? found(
        what,
        'bad',
        `${payerRoleArn}: it lets this caller in, so its trust is too wide. Deploy the management account's template again, and check the role's trust policy`,
      )
    : found(what, 'warning', `It gave no answer. ${answer.reason}`);
}

/** One finding for all that refuse, one for all that let in, and one for each reason why others gave no answer. */
async function checkMemberRoles(
  accounts: readonly AccountId[],
  settings: Settings,
): Promise<Finding[]> {
  const what = 'Member roles';
  const { memberRoleName, concurrency } = settings.collection;
  const { ofMember } = roles(settings);
  const answers = await pMap(
    accounts,
    async (account) => ({ account, answer: await answerOf(ofMember(account)) }),
    { concurrency },
  );
  const accountsThat = (expected: Answer) =>
    answers.filter(({ answer }) => answer === expected).map(({ account }) => account);
  const refused = accountsThat('refused').length;
  const open = accountsThat('let in');
  const silent = answers.flatMap(({ account, answer }) =>
    typeof answer === 'object' ? [{ account, ...answer }] : [],
  );
  const all = count(accounts.length, 'account');
  const refusal = `${memberRoleName}: refused, as it should be, by ${refused} of ${all}`;
  const mend = "Deploy the StackSet again, and check the role's trust policy";
  return [
    ...(refused > 0 ? [found(what, 'good', refusal)] : []),
    ...(open.length > 0
      ? [
          found(
            what,
            'bad',
            `${few(open)}: ${memberRoleName} lets this caller in, so its trust is too wide. ${mend}`,
          ),
        ]
      : []),
    ...[...groupByReason(silent)].map(([reason, ids]) =>
      found(what, 'warning', `${few(ids)}: no answer. ${reason}`),
    ),
  ];
}

type Answer = 'refused' | 'let in' | { readonly reason: string };

async function answerOf(assume: () => Promise<unknown>): Promise<Answer> {
  try {
    await assume();
    return 'let in';
  } catch (error) {
    return error instanceof CostSourceError && error.kind === 'denied'
      ? 'refused'
      : { reason: failureOf(error).message };
  }
}
