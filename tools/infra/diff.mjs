import { cdk } from './cdk.mjs';
import { ownConfig } from './config.mjs';

process.exitCode = cdk(['diff', '--all', '--method=template', ...process.argv.slice(2)], {
  ORGCOST_CONFIG: ownConfig(),
});
