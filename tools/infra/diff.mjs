import { cdk } from './cdk.mjs';
import { ownConfig } from './config.mjs';

process.exitCode = cdk(['diff', '--method=template', ...process.argv.slice(2)], {
  ORGCOST_CONFIG: ownConfig(),
});
