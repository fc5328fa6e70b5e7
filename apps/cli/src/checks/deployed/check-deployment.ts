import type { Deployment } from '@orgcost/config';
import { caller } from '../../aws/clients';
import { deployedSettings } from '../../config/deployed-settings';
import type { Context } from '../../context';
import { readLedger } from '../../ledger';
import { finding, findings, type Finding } from '../finding';
import { checkLedger } from '../ledger';
import { checkClosedRoles } from './closed-roles';
import { checkEstimatedDays } from './estimated-days';
import { readMembers, type Members } from './members';
import { checkNewestRun } from './newest-run';
import { checkPageSize } from './page-size';
import { checkStacks, type Stacks } from './stacks';
import { checkThresholds } from './thresholds';
import { checkThresholdsInAws } from './thresholds-in-aws';
import { trackerCaller } from './tracker-caller';

/**
 * What only a real deployment shows: run with credentials of the tracker's account, and free of charge.
 * @throws InvalidInputError where settings name another ledger
 */
export async function checkDeployment(given: Context, deployment: Deployment): Promise<Finding[]> {
  const context = { ...given, settings: deployedSettings(given.settings, deployment) };
  const ledger = await checkLedger(context);
  const credentials = await finding('Credentials', async () =>
    trackerCaller(await caller(context.settings), deployment),
  );
  // All the rest would only fail for the same reason, or find what is not so.
  if (credentials.state === 'bad') return [ledger, credentials];

  let members: Members | undefined;
  const organization = await finding('Organization', async () => {
    members = await readMembers(context.settings, deployment);
    return members.detail;
  });
  const roles = members ? await checkClosedRoles(members, context.settings) : [];
  const stacks = members && (await checkStacks(members, context.settings, deployment));
  return [
    ledger,
    credentials,
    organization,
    ...roles,
    ...(stacks?.findings ?? []),
    ...(ledger.state === 'bad' ? [] : await checkLedgerContent(context, deployment, stacks)),
  ];
}

function checkLedgerContent(
  context: Context,
  deployment: Deployment,
  stacks: Stacks | undefined,
): Promise<readonly Finding[]> {
  const instances = stacks?.instances;
  return readLedger(context, async (ledger) => [
    ...(instances
      ? [
          ...(await findings('Thresholds', () =>
            checkThresholds(ledger, instances, context.settings, deployment),
          )),
          ...(await findings('Thresholds in AWS', () =>
            checkThresholdsInAws(ledger, instances, context.settings, deployment),
          )),
        ]
      : []),
    ...(await findings('Newest run', () => checkNewestRun(ledger.runs, context.clock()))),
    ...(await findings('Page size', () => checkPageSize(ledger))),
    ...(await findings('Estimated days', () => checkEstimatedDays(ledger))),
  ]);
}
