import { cdk } from './cdk.mjs';
import { ownConfig } from './config.mjs';

process.exitCode = cdk(['diff', '--all', ...process.argv.slice(2)], {
  ORGCOST_CONFIG: ownConfig(),
});
