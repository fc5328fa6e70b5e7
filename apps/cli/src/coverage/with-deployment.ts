import type { Deployment } from '@orgcost/config';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import * as z from 'zod';
import { caller } from '../aws/clients';
import { trackerCaller } from '../checks/deployed/tracker-caller';
import { deployedSettings } from '../config/deployed-settings';
import { readDeployment } from '../config/read-deployment';
import { parseOptions, type Context } from '../context';
import { readLedger } from '../ledger';

const optionsSchema = z.object({ config: z.string().exactOptional() });

/**
 * Works with what the config file has deployed, as one of the tracker's account.
 * @param given options of the command line
 * @throws InvalidInputError where there is no such file, settings name another ledger, or the caller is of another account
 */
export async function withDeployment<Result>(
  given: Context,
  options: unknown,
  work: (context: Context, deployment: Deployment, ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const { config } = parseOptions(optionsSchema, options);
  const { deployment } = await readDeployment(config, given.io);
  const context = { ...given, settings: deployedSettings(given.settings, deployment) };
  trackerCaller(await caller(context.settings), deployment);
  return readLedger(context, (ledger) => work(context, deployment, ledger));
}
