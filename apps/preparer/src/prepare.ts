import type { Mailer } from '@orgcost/alerting';
import { writePage } from '@orgcost/alert-mail';
import {
  prepareMonth,
  previewMonth,
  type BillSource,
  type ChargebackPorts,
  type PreparedMonth,
} from '@orgcost/chargeback';
import type { AccountLedger, RunLedger } from '@orgcost/collection';
import { ownershipSettings } from '@orgcost/config';
import { utcDayOf, type BillingPeriod, type Clock } from '@orgcost/domain';
import { financePage } from './mail/finance-page';
import { subjectOf } from './mail/subject';
import { missingCosts } from './missing-costs';
import { readBill } from './read-bill';
import type { Settings } from './settings';

export interface Preparation {
  readonly ledger: ChargebackPorts & { readonly accounts: AccountLedger; readonly runs: RunLedger };
  readonly bills: BillSource;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
  /** Told why the bill could not be read. */
  readonly onUnread: (reason: string) => void;
}

export interface PreparationResult {
  readonly month: BillingPeriod;
  /** It was closed before: nothing was done. */
  readonly closed: boolean;
  /** Hash of what was shown. */
  readonly preview?: string;
  /** How many things stand against closing it. */
  readonly refusals?: number;
}

/**
 * Prepares a month, and mails finance what closing it would come to. It closes nothing. To do so again keeps what it shows
 * another time, and mails it again, which does no harm.
 * @throws MailNotTakenError, InvalidInputError
 */
export async function prepare(
  preparation: Preparation,
  settings: Settings,
  month: BillingPeriod,
): Promise<PreparationResult> {
  const { ledger, bills, mailer, clock, newId, onUnread } = preparation;
  const closes = await ledger.closes.closes();
  if (closes.some(({ period }) => period === month)) return { month, closed: true };

  const unread = await readBill(ledger, bills, month);
  if (unread !== undefined) onUnread(unread);
  const prepared = await preparedMonth(preparation, settings, month);
  const shown = await previewMonth(ledger, prepared, clock());
  const page = financePage(prepared, shown, unread);
  await mailer.send(newId(), settings.chargeback.finance, writePage(subjectOf(prepared), page));
  return {
    month,
    closed: false,
    preview: shown.document,
    refusals: prepared.refusals.length,
  };
}

async function preparedMonth(
  { ledger, clock }: Preparation,
  { costCenterTag, chargeback, ruleSet, usage }: Settings,
  month: BillingPeriod,
): Promise<PreparedMonth> {
  return prepareMonth(ledger, month, {
    settings: { ruleSet, usage, ownership: ownershipSettings({ costCenterTag, chargeback }) },
    today: utcDayOf(clock()),
    missing: await missingCosts(ledger, month),
    book: [],
    // As a close reads it, which has to come to the same.
    consistent: true,
  });
}
