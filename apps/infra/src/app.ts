import type { ChargebackSettings, Deployment } from '@orgcost/config';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AlertingStack } from './alerting/alerting-stack';
import { ChargebackStack } from './chargeback/chargeback-stack';
import type { Charging } from './chargeback/read-charging';
import { CollectorStack } from './collector/collector-stack';
import { DeliveryStack } from './delivery/delivery-stack';
import { LedgerStack } from './ledger/ledger-stack';
import { billingRegion } from './names';
import { OperationsStack } from './operations/operations-stack';
import { OrganizationStack } from './organization/organization-stack';

export interface AppOptions {
  /** Folder of the apps' builds. */
  readonly builds: string;
  /** Asked for rules and usage where chargeback is deployed. */
  readonly charging: (chargeback: ChargebackSettings) => Charging;
  /** Where the assembly goes; CDK's own choice where it is not told. */
  readonly outdir?: string;
}

/** All that `cdk deploy` deploys, in the tracker's account. */
export function createApp(deployment: Deployment, { builds, charging, outdir }: AppOptions): App {
  const app = new App(outdir === undefined ? {} : { outdir });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { chargeback, github, homeRegion, trackerAccount: account } = deployment;
  const home = { deployment, env: { account, region: homeRegion } };
  const billing = { deployment, env: { account, region: billingRegion } };

  const operations = new OperationsStack(app, 'orgcost-operations', home);
  const operationsOfBilling =
    homeRegion === billingRegion
      ? operations
      : new OperationsStack(app, 'orgcost-operations-billing', billing);
  const ledger = new LedgerStack(app, 'orgcost-ledger', home);
  const alerting = new AlertingStack(app, 'orgcost-alerting', { ...billing, builds });
  alerting.addStackDependency(operationsOfBilling);
  const collector = new CollectorStack(app, 'orgcost-collector', { ...home, builds });
  collector.addStackDependency(operations);
  collector.addStackDependency(ledger);
  collector.addStackDependency(alerting);
  const organization = new OrganizationStack(app, 'orgcost-organization', {
    ...billing,
    builds,
  });
  organization.addStackDependency(alerting);
  organization.addStackDependency(ledger);
  if (chargeback) {
    const stack = new ChargebackStack(app, 'orgcost-chargeback', {
      ...home,
      chargeback,
      charging: charging(chargeback),
      builds,
    });
    stack.addStackDependency(operations);
    stack.addStackDependency(ledger);
  }
  if (github) {
    const delivery = new DeliveryStack(app, 'orgcost-delivery', { ...home, github });
    // Last: it fails where the account has a GitHub provider already, and keeps nothing else back then.
    delivery.addStackDependency(organization);
  }
  return app;
}
