import { configJsonSchema } from '@orgcost/config';
import * as z from 'zod';
import { readDeployment } from '../config/read-deployment';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { renderDeployment } from '../output/deployment';
import { renderJson } from '../output/json';
import { terminalWidth } from '../output/width';

const optionsSchema = z.object({ config: z.string().exactOptional() });

/** `orgcost config check`: what the command line itself is set to has been checked when it comes here. */
export async function checkConfig(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json } = context;
  const { config } = parseOptions(optionsSchema, given);
  const { name, deployment } = await readDeployment(config, io);
  io.stdout.write(
    json ? renderJson(deployment) : renderDeployment(name, deployment, terminalWidth(io)),
  );
  return 0;
}

/** `orgcost config schema` */
export function printConfigSchema({ io }: Context): Promise<ExitCode> {
  io.stdout.write(renderJson(configJsonSchema()));
  return Promise.resolve(0);
}
