import { cdk } from './cdk.mjs';
import { ownConfig } from './config.mjs';

process.exitCode = cdk(
  ['deploy', '--all', '--require-approval', 'never', ...process.argv.slice(2)],
  {
    ORGCOST_CONFIG: ownConfig(),
  },
);
