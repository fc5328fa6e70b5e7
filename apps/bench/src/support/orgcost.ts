import type { LocalOrganization } from '@orgcost/local-organization';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root';
import type { CountedStore } from './counted-store';
import { measureProgram, type MeasuredRun } from './measured-program';

export const launcher = join(workspaceRoot, 'apps/cli/bin/orgcost.mjs');

export interface Surroundings {
  readonly cwd: string;
  readonly organization: LocalOrganization;
  readonly store: CountedStore;
}

/**
 * Runs the built `orgcost` as a person would, against a local organization and a table.
 * @throws Error with what it said where it ends with another exit code than those expected
 */
export async function orgcost(
  args: readonly string[],
  { cwd, organization, store }: Surroundings,
  expectedCodes: readonly number[] = [0],
): Promise<MeasuredRun> {
  const run = await measureProgram(
    [launcher, ...args, '--table', store.table, '--endpoint-url', store.endpoint],
    { cwd, env: environmentOf(organization) },
  );
  if (!expectedCodes.includes(run.code ?? -1)) {
    throw new Error(`orgcost ${args.join(' ')} ended with ${run.code}: ${run.stderr}`);
  }
  return run;
}

/** What leads the program to an organization, and to nothing of this machine. */
export function environmentOf({
  environment,
  settings,
}: LocalOrganization): Record<string, string> {
  return {
    AWS_EC2_METADATA_DISABLED: 'true',
    ...environment,
    ORGCOST_MEMBER_ROLE_NAME: settings.memberRoleName,
    ORGCOST_EXTERNAL_ID: settings.externalId,
    ORGCOST_PAYER_ROLE_ARN: settings.payerRoleArn,
  };
}
