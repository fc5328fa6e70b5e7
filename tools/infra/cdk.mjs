import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../install.mjs';

/** Where CDK leaves what it synthesized. */
export const assembly = join(root, 'dist/cdk.out');

/**
 * Runs the CDK's own command line over `apps/infra`, as it was built.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] besides this process's own
 * @returns {number} its exit code
 */
export function cdk(args, env = {}) {
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/aws-cdk/bin/cdk'), ...args],
    {
      cwd: join(root, 'apps/infra'),
      env: {
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        // cdk-nag reads what CDK calls deprecated: our own uses are for the linter.
        JSII_DEPRECATED: 'quiet',
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...process.env,
        ...env,
      },
      stdio: ['inherit', 'inherit', 'inherit'],
    },
  );
  return status ?? 1;
}
