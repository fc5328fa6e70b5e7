import { archiveBucketName, type ChargebackSettings } from '@orgcost/config';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionsProps } from '../deployed';
import { FinanceRole } from './finance-role';
import { MonthPreparer } from './month-preparer';
import type { Charging } from './read-charging';
import { StatementArchive } from './statement-archive';

export interface ChargebackProps extends FunctionsProps {
  readonly chargeback: ChargebackSettings;
  readonly charging: Charging;
}

/** Where locked copies of closed months are, who may close them, and what prepares them for who closes. */
export class ChargebackStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { deployment, chargeback, charging, builds, ...props }: ChargebackProps,
  ) {
    super(scope, id, {
      ...props,
      description: 'OrgCost: months are prepared, and closed for good',
    });
    const { closers, finance } = chargeback;
    new StatementArchive(this, 'Archive', {
      ...chargeback,
      bucketName: archiveBucketName(deployment),
    });
    if (closers.length > 0) new FinanceRole(this, 'Finance', { deployment, closers });
    // The config lets nobody be mailed without a sender.
    const sender = deployment.mail?.sender;
    if (finance.length > 0 && sender !== undefined) {
      new MonthPreparer(this, 'Month', { deployment, chargeback, charging, sender, builds });
    }
  }
}
