import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../install.mjs';

/** Those that ministack knows all resources of; it has no StackSets and no OIDC providers. */
export const deployedStacks = [
  'orgcost-operations',
  'orgcost-ledger',
  'orgcost-alerting',
  'orgcost-collector',
  'orgcost-chargeback',
];

/**
 * Bootstraps the account and deploys into it, by the CDK's unmodified command line.
 *
 * @param {Record<string, string>} environment that leads to AWS
 * @param {{ config: string, account: string }} deployment
 * @throws Error with what the CDK said
 */
export function deploy(environment, { config, account }) {
  const env = { ...environment, ORGCOST_CONFIG: config };
  run(['bootstrap', `aws://${account}/us-east-1`], env);
  run(['deploy', ...deployedStacks, '--require-approval', 'never', '--no-notices'], env);
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 */
function run(args, env) {
  console.log(`cdk ${args.join(' ')}`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/aws-cdk/bin/cdk'), ...args],
    {
      cwd: join(root, 'apps/infra'),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true', ...env },
    },
  );
  if (status !== 0) throw new Error(`cdk ${args[0]} failed\n${stdout}${stderr}`);
}

/**
 * Leads the deployed functions to where Organizations, STS and Cost Explorer are: ministack has none that would do.
 *
 * @param {LambdaClient} lambda
 * @param {readonly string[]} names
 * @param {Record<string, string>} variables
 */
export async function leadFunctions(lambda, names, variables) {
  for (const FunctionName of names) {
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    const Variables = { ...Environment?.Variables, ...variables };
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
    );
  }
}
