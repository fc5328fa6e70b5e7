import {
  configFileName,
  configJsonSchema,
  deploymentSchema,
  parseConfigFile,
} from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { findConfigFile } from '../config/find-config-file';
import { parseOptions, type Context } from '../context';
import type { ExitCode } from '../io';
import { renderDeployment } from '../output/deployment';
import { renderJson } from '../output/json';

const optionsSchema = z.object({ config: z.string().exactOptional() });

/** `orgcost config check`: what the command line itself is set to has been checked when it comes here. */
export async function checkConfig(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json } = context;
  const { config } = parseOptions(optionsSchema, given);
  const file = await findConfigFile(config, io);
  if (!file) {
    throw new InvalidInputError(
      `There is no ${configFileName} here: write one, such as docs/orgcost.config.example.yaml, or name one with --config`,
    );
  }
  const deployment = parseConfigFile(file.text, file.name, deploymentSchema);
  io.stdout.write(json ? renderJson(deployment) : renderDeployment(file.name, deployment));
  return 0;
}

/** `orgcost config schema` */
export function printConfigSchema({ io }: Context): Promise<ExitCode> {
  io.stdout.write(renderJson(configJsonSchema()));
  return Promise.resolve(0);
}
