import { deploymentSchema, parseConfigFile, type Deployment } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { readFileSync } from 'node:fs';

/** @throws InvalidInputError for a file that is not there, and one line for each thing in it that is wrong */
export function readDeployment(file: string): Deployment {
  return parseConfigFile(textOf(file), file, deploymentSchema);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new InvalidInputError(
      `There is no config file ${file}: write one, such as docs/orgcost.config.example.yaml, or name one in ORGCOST_CONFIG`,
    );
  }
}
