import { payerRoleArn, type Deployment } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import type { Settings } from './settings';

/**
 * Settings with the table and the roles of a deployment, whatever the environment says of roles.
 * @throws InvalidInputError where another ledger is named
 */
export function deployedSettings(settings: Settings, deployment: Deployment): Settings {
  const { store } = settings;
  if (store.kind !== 'table' || store.name !== deployment.table) {
    throw new InvalidInputError(
      `This looks at the table that is deployed, ${deployment.table}: leave out --table, --ledger, ORGCOST_TABLE and ORGCOST_LEDGER`,
    );
  }
  const { memberRoleName, externalId } = deployment.collection;
  return {
    ...settings,
    region: deployment.homeRegion,
    collection: {
      ...settings.collection,
      memberRoleName,
      externalId,
      payerRoleArn: payerRoleArn(deployment),
    },
  };
}
