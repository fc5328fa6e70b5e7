import {
  configFileName,
  deploymentSchema,
  parseConfigFile,
  type Deployment,
} from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import type { Io } from '../io';
import { findConfigFile } from './find-config-file';

export interface DeploymentFile {
  /** For messages: from the working folder. */
  readonly name: string;
  readonly deployment: Deployment;
}

/**
 * The config file, as a deployment takes it.
 * @param flag the name in `--config`
 * @throws InvalidInputError where there is none, and with each thing that is wrong in it
 */
export async function readDeployment(
  flag: string | undefined,
  io: Pick<Io, 'cwd' | 'env'>,
): Promise<DeploymentFile> {
  const file = await findConfigFile(flag, io);
  if (!file) {
    throw new InvalidInputError(
      `There is no ${configFileName} here: write one, such as docs/orgcost.config.example.yaml, or name one with --config`,
    );
  }
  return { name: file.name, deployment: parseConfigFile(file.text, file.name, deploymentSchema) };
}
