import type {
  AlarmLedger,
  AlertLedger,
  CostHistory,
  MailLedger,
  MuteLedger,
  ThresholdLedger,
} from '@orgcost/alerting';
import type { AccountLedger, RunLedger } from '@orgcost/collection';
import { randomUUID } from 'node:crypto';
import { AccountRepository } from './account-repository';
import { AlarmRepository } from './alarm-repository';
import { AlertRepository } from './alert-repository';
import { configurationOf, type LedgerPlace } from './configuration';
import { LedgerCostHistory } from './cost-history';
import { CostRepository } from './cost-repository';
import { MailRepository } from './mail-repository';
import { MuteRepository } from './mute-repository';
import { RunRepository } from './run-repository';
import { ThresholdRepository } from './threshold-repository';

/** What of the ledger alerting needs. */
export interface AlertingLedger {
  /** As collections keep them. */
  readonly accounts: AccountLedger;
  readonly runs: RunLedger;
  readonly history: CostHistory;
  readonly alarms: AlarmLedger;
  readonly thresholds: ThresholdLedger;
  readonly alerts: AlertLedger;
  readonly mails: MailLedger;
  readonly mutes: MuteLedger;
}

/** @param newId another text each time */
export function createAlertingLedger(
  place: LedgerPlace,
  newId: () => string = randomUUID,
): AlertingLedger {
  const configuration = configurationOf(place);
  const runs = new RunRepository(configuration);
  return {
    accounts: new AccountRepository(configuration),
    runs,
    history: new LedgerCostHistory(new CostRepository(configuration), runs),
    alarms: new AlarmRepository(configuration),
    thresholds: new ThresholdRepository(configuration),
    alerts: new AlertRepository(configuration, newId),
    mails: new MailRepository(configuration),
    mutes: new MuteRepository(configuration),
  };
}
