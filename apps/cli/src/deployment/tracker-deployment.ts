import type { Deployment } from '@orgcost/config';
import * as z from 'zod';
import { caller } from '../aws/clients';
import { trackerCaller } from '../checks/deployed/tracker-caller';
import { readDeployment } from '../config/read-deployment';
import { parseOptions, type Context } from '../context';

const optionsSchema = z.object({ config: z.string().exactOptional() });

/**
 * What the config file has deployed, for one of the tracker's account.
 * @param options of the command line
 * @throws InvalidInputError where there is no such file, or the caller is of another account
 */
export async function trackerDeployment(
  { io, settings }: Context,
  options: unknown,
): Promise<Deployment> {
  const { config } = parseOptions(optionsSchema, options);
  const { deployment } = await readDeployment(config, io);
  trackerCaller(await caller(settings), deployment);
  return deployment;
}
