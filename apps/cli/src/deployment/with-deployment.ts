import type { Deployment } from '@orgcost/config';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { deployedSettings } from '../config/deployed-settings';
import type { Context } from '../context';
import { readLedger } from '../ledger';
import { trackerDeployment } from './tracker-deployment';

/**
 * Works with what the config file has deployed, its ledger too, as one of the tracker's account.
 * @param options of the command line
 * @throws InvalidInputError as `trackerDeployment` does, and where settings name another ledger
 */
export async function withDeployment<Result>(
  given: Context,
  options: unknown,
  work: (context: Context, deployment: Deployment, ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const deployment = await trackerDeployment(given, options);
  const context = { ...given, settings: deployedSettings(given.settings, deployment) };
  return readLedger(context, (ledger) => work(context, deployment, ledger));
}
