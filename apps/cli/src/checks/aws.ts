import { CappedPageMeter, type DirectoryAccount } from '@orgcost/collection';
import { addDays, dayRange } from '@orgcost/domain';
import pMap from 'p-map';
import { accountDirectory, caller, costSources, roles } from '../aws/clients';
import type { Context } from '../context';
import { groupByReason } from '../output/group-by-reason';
import { count } from '../output/count';
import { finding, type Finding } from './finding';

/** @param pay whether Cost Explorer may be asked, for one page at $0.01 */
export async function checkAws(context: Context, pay: boolean): Promise<Finding[]> {
  const { settings } = context;
  const credentials = await finding('Credentials', async () => (await caller(settings)).arn);
  // All the rest would only fail for the same reason.
  if (credentials.state === 'bad') return [credentials];

  let accounts: readonly DirectoryAccount[] = [];
  const organization = await finding('Organization', async () => {
    accounts = await accountDirectory(settings).listAccounts();
    return count(accounts.length, 'account');
  });
  const payerRole = await checkPayerRole(context);
  return [
    credentials,
    organization,
    payerRole,
    ...(await checkMemberRoles(accounts, payerRole.state === 'good', context)),
    await checkCostExplorer(context, pay),
  ];
}

async function checkPayerRole({ settings }: Context): Promise<Finding> {
  const what = 'Payer role';
  const { payerRoleArn, mode } = settings.collection;
  if (payerRoleArn === undefined) {
    const lack =
      mode === 'payer'
        ? 'payer mode needs it'
        : 'costs of accounts whose role cannot be assumed are missing without it';
    return {
      what,
      state: mode === 'payer' ? 'bad' : 'warning',
      detail: `not set: ${lack}; set collection.payerRoleArn`,
    };
  }
  return finding(what, async () => {
    await roles(settings).ofRole(payerRoleArn)();
    return `${payerRoleArn} can be assumed`;
  });
}

/** One finding for all that can be assumed, and one for each reason why others cannot. */
async function checkMemberRoles(
  accounts: readonly DirectoryAccount[],
  hasPayer: boolean,
  { settings }: Context,
): Promise<Finding[]> {
  const what = 'Member roles';
  const { memberRoleName, concurrency, mode } = settings.collection;
  const { ofMember } = roles(settings);
  // In a suspended or closed account no role can be assumed: the payer stands in for it.
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  const findings = await pMap(
    active,
    async ({ id: account }) => {
      const { state, detail } = await finding(what, async () => {
        await ofMember(account)();
        return '';
      });
      return { account, state, reason: detail };
    },
    { concurrency },
  );
  const denied = findings.filter(({ state }) => state === 'bad');
  const reached = active.length - denied.length;
  const good: Finding = {
    what,
    state: 'good',
    detail: `${memberRoleName} can be assumed in ${reached} of ${count(active.length, 'active account')}`,
  };
  // Where not one can be, it is the setting that is wrong, and the payer stands in for a mistake.
  const tolerable = hasPayer && (reached > 0 || mode === 'payer');
  return [
    ...(reached > 0 ? [good] : []),
    ...[...groupByReason(denied)].map(([reason, ids]): Finding => ({
      what,
      state: tolerable ? 'warning' : 'bad',
      detail: `${ids.join(', ')}: ${tolerable ? 'their costs come from the payer. ' : ''}${reason}`,
    })),
  ];
}

async function checkCostExplorer(context: Context, pay: boolean): Promise<Finding> {
  const what = 'Cost Explorer';
  if (!pay) {
    return {
      what,
      state: 'not-checked',
      detail: 'not asked, as it costs $0.01: add --cost-explorer',
    };
  }
  const { settings, today } = context;
  const yesterday = dayRange(addDays(today, -1), today);
  const meter = new CappedPageMeter(1);
  return finding(what, async () => {
    const { payer, member } = costSources(context);
    if (payer) await payer.accountsWithCost(yesterday, meter);
    else await member?.read((await caller(settings)).account, yesterday, meter);
    return `answers the ${payer ? 'payer' : 'caller’s account'}: 1 page paid, $0.01`;
  });
}
