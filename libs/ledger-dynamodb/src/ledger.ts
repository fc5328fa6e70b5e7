import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  AlarmLedger,
  AlertLedger,
  MailLedger,
  MuteLedger,
  ThresholdLedger,
} from '@orgcost/alerting';
import type {
  AccountLedger,
  BillingLedger,
  CostLedger,
  CostPreview,
  PageLedger,
  PlanLedger,
  RunLedger,
} from '@orgcost/collection';
import { AccountRepository } from './account-repository';
import { AlarmRepository } from './alarm-repository';
import { AlertRepository } from './alert-repository';
import { BillingRepository } from './billing-repository';
import { CostRepository } from './cost-repository';
import { MailRepository } from './mail-repository';
import { MuteRepository } from './mute-repository';
import { PageRepository } from './page-repository';
import { PlanRepository } from './plan-repository';
import { RunRepository } from './run-repository';
import { ThresholdRepository } from './threshold-repository';

export interface Ledger {
  readonly costs: CostLedger & CostPreview;
  readonly billing: BillingLedger;
  readonly accounts: AccountLedger;
  readonly runs: RunLedger;
  readonly plans: PlanLedger;
  readonly pages: PageLedger;
  readonly alarms: AlarmLedger;
  readonly thresholds: ThresholdLedger;
  readonly alerts: AlertLedger;
  readonly mails: MailLedger;
  readonly mutes: MuteLedger;
}

/** The ledger in a DynamoDB table of `tableDefinition`, at whatever endpoint the client speaks to. */
export function createLedger(options: {
  client: DynamoDBClient;
  table: string;
  newId?: () => string;
}): Ledger {
  const client = DynamoDBDocumentClient.from(options.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const configuration = { client, table: options.table };
  return {
    costs: new CostRepository(configuration),
    billing: new BillingRepository(configuration),
    accounts: new AccountRepository(configuration),
    runs: new RunRepository(configuration),
    plans: new PlanRepository(configuration),
    pages: new PageRepository(configuration),
    alarms: new AlarmRepository(configuration),
    thresholds: new ThresholdRepository(configuration),
    alerts: new AlertRepository(configuration, options.newId ?? randomUUID),
    mails: new MailRepository(configuration),
    mutes: new MuteRepository(configuration),
  };
}
