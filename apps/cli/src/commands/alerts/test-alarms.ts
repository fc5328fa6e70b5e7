import type { Deployment } from '@orgcost/config';
import { InvalidInputError, type AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { tryAlarms, type TriedAlarm } from '../../alarm-tests/try-alarms';
import { parseOptions, type Context } from '../../context';
import { organizationAccounts } from '../../deployment/organization-accounts';
import { withDeployment } from '../../deployment/with-deployment';
import type { ExitCode } from '../../io';
import { accountIds, integerFrom } from '../../options';
import { renderTriedAlarms } from '../../output/tried-alarms';
import { renderJson } from '../../output/json';
import { terminalWidth } from '../../output/width';

const optionsSchema = z
  .object({
    account: accountIds.exactOptional(),
    all: z.boolean().default(false),
    toOwners: z.boolean().default(false),
    wait: integerFrom(0, 'must be seconds, at most 3600', 3600),
  })
  .refine(({ account, all }) => (account === undefined) === all, {
    path: ['account'],
    error: 'says whose alarms are to be tested: name accounts, or else say --all',
  });

/** `orgcost alerts test` */
export async function testAlarms(given: Context, options: unknown): Promise<ExitCode> {
  const { account, toOwners, wait } = parseOptions(optionsSchema, options);
  return withDeployment<ExitCode>(given, options, async (context, deployment, ledger) => {
    const { names, accounts } = await testable(context, deployment, account);
    const tried = await tryAlarms(context, ledger, {
      accounts,
      to: toOwners ? 'owner' : 'platform',
      isMailed: deployment.mail !== undefined,
      waitSeconds: wait,
    });
    const { io, json } = given;
    io.stdout.write(json ? renderJson(tried) : renderTriedAlarms(tried, names, terminalWidth(io)));
    return tried.some(({ stage }) => !isWell(stage, deployment)) ? 1 : 0;
  });
}

/** Accounts that are to have alarms: those that are asked for, or all. @throws InvalidInputError for any other */
async function testable(
  { settings }: Context,
  deployment: Deployment,
  asked: readonly AccountId[] | undefined,
): Promise<{
  readonly accounts: readonly AccountId[];
  readonly names: ReadonlyMap<AccountId, string>;
}> {
  const all = await organizationAccounts(settings, deployment);
  const names = new Map(
    all
      .filter(
        ({ state, place }) => state === 'ACTIVE' && place !== 'excluded' && place !== 'outside',
      )
      .map(({ account, name }) => [account, name]),
  );
  const unknown = asked?.find((id) => !names.has(id));
  if (unknown !== undefined) {
    throw new InvalidInputError(
      `Account ${unknown} is to have no alarm: name an active account of the organization that the config deploys to`,
    );
  }
  return { names, accounts: [...new Set(asked ?? names.keys())] };
}

/** An alarm that is in ALARM already is left alone: whether it led to an alert, coverage tells. */
function isWell(stage: TriedAlarm['stage'], { mail }: Deployment): boolean {
  return stage === 'untouched' || stage === (mail === undefined ? 'recorded' : 'delivered');
}
