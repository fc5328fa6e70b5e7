import {
  CloudFormationClient,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  ListStackInstancesCommand,
} from '@aws-sdk/client-cloudformation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembly } from '../../infra/cdk.mjs';

/** The StackSet as it was synthesized: moto makes none from a template. */
export function synthesizedStackSet() {
  const { Resources } = JSON.parse(
    readFileSync(join(assembly, 'orgcost-organization.template.json'), 'utf8'),
  );
  return Resources.MemberAccounts.Properties;
}

/**
 * Deploys the StackSet into the accounts of its OUs.
 *
 * @param {CloudFormationClient} client of the management account
 * @param {ReturnType<typeof synthesizedStackSet>} stackSet
 * @returns {Promise<string[]>} ids of the accounts that have it
 */
export async function deployStackSet(client, stackSet) {
  const { StackSetName, TemplateBody, PermissionModel, AutoDeployment, Capabilities } = stackSet;
  await client.send(
    new CreateStackSetCommand({
      StackSetName,
      TemplateBody,
      PermissionModel,
      AutoDeployment,
      Capabilities,
    }),
  );
  for (const { Regions, DeploymentTargets } of stackSet.StackInstancesGroup) {
    await client.send(
      new CreateStackInstancesCommand({ StackSetName, Regions, DeploymentTargets }),
    );
  }
  const { Summaries = [] } = await client.send(new ListStackInstancesCommand({ StackSetName }));
  return Summaries.flatMap(({ Account }) => Account ?? []).sort();
}

/**
 * Accounts that have a role of this name, by moto's own account of what it holds.
 *
 * @param {string} moto
 * @param {string} roleName
 * @returns {Promise<string[]>}
 */
export async function accountsWithRole(moto, roleName) {
  const answer = await fetch(`${moto}/moto-api/data.json`);
  const { iam } = /** @type {{ iam: { Role: { account_id: string, name: string }[] } }} */ (
    await answer.json()
  );
  return iam.Role.filter(({ name }) => name === roleName)
    .map(({ account_id }) => account_id)
    .sort();
}
