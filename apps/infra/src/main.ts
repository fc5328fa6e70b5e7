import { configFileName, deploymentSchema, parseConfigFile } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app';
import { managementAccountTemplate } from './organization/templates';

/** CDK calls this from its own folder: what is not named is taken from the root of the workspace. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

try {
  const file = process.env['ORGCOST_CONFIG'] || `${root}${configFileName}`;
  const deployment = parseConfigFile(readFileSync(file, 'utf8'), file, deploymentSchema);
  const { directory } = createApp(deployment, {
    builds: fileURLToPath(new URL('..', import.meta.url)),
  }).synth();
  writeFileSync(
    join(directory, 'management-account.template.json'),
    JSON.stringify(managementAccountTemplate(deployment), undefined, 1),
  );
} catch (error) {
  if (!(error instanceof InvalidInputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
