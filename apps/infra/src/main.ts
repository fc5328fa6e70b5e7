import { configFileName } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app';
import { readCharging } from './chargeback/read-charging';
import { managementAccountTemplate } from './organization/templates';
import { readDeployment } from './read-deployment';

/** CDK calls this from its own folder: what is not named is taken from the root of the workspace. */
const root = fileURLToPath(new URL('../../../', import.meta.url));

try {
  const file = process.env['ORGCOST_CONFIG'] || `${root}${configFileName}`;
  const deployment = readDeployment(file);
  const { directory } = createApp(deployment, {
    builds: fileURLToPath(new URL('..', import.meta.url)),
    charging: (chargeback) => readCharging(chargeback, dirname(file)),
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
