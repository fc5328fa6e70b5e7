import type { CostRow } from '@orgcost/domain';
import type { Alerting } from '../alerts/alert-in-process';
import type { DemoChargeback } from '../chargeback/demo-chargeback';
import type { DemoAnswers, MonthPair } from '../costs/demo-answers';
import { renderAlerting } from './alerting';
import { renderDemoChargeback } from './chargeback/demo';
import { renderCompleteness, renderSuggestions } from './demo-notes';
import type { Column } from './table';
import { renderTwoMonths } from './two-months';

/**
 * The answers on a screen or two. The made-up organization is billed in US dollars only.
 * @param ledger the folder of the demo's ledger, as one types it
 */
export function renderDemo(
  answers: DemoAnswers & Alerting & { readonly chargeback?: DemoChargeback },
  { ledger, cwd }: { readonly ledger: string; readonly cwd: string },
  width?: number,
): string {
  const { accounts, byAccount, byChargeType, byService, months } = answers;
  const profiles = new Map(accounts.map((profile) => [profile.id, profile]));
  const titles = [months[0], `${months[1]} to date`] as const;
  const table = (
    pair: MonthPair,
    keyOf: (row: CostRow) => string,
    columns: readonly Column<string>[],
    atMost = Number.POSITIVE_INFINITY,
  ): string => renderTwoMonths(pair, { titles, keyOf, columns, atMost, width });

  return [
    '\nUnblended cost in USD, rounded to cents\n',
    table(byAccount, ({ account = '' }) => account, [
      { title: 'Account', cell: (id) => id },
      { title: 'Name', shrinks: true, cell: (id) => profiles.get(id)?.name ?? '' },
      { title: 'Owner', shrinks: true, cell: (id) => profiles.get(id)?.owner ?? '–' },
    ]),
    table(
      byService,
      ({ service = '' }) => service,
      [{ title: 'Service', shrinks: true, cell: (it) => it }],
      10,
    ),
    table(byChargeType, ({ chargeType = '' }) => chargeType, [
      { title: 'Charge type', shrinks: true, cell: (it) => it },
    ]),
    renderCompleteness(answers),
    renderAlerting(answers, cwd, width),
    ...(answers.chargeback ? [renderDemoChargeback(answers.chargeback, width)] : []),
    renderSuggestions(answers, ledger),
  ].join('\n');
}
