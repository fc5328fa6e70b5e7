import { isComplete } from '@orgcost/collection';
import { addDays, daysOfBillingPeriod, type CostRow, type DayRange } from '@orgcost/domain';
import type { DemoAnswers, MonthPair } from '../demo-answers';
import { priceOf, section } from './run-report';
import type { Column } from './table';
import { renderTwoMonths } from './two-months';

/**
 * The answers on a screen or two. The made-up organization is billed in US dollars only.
 * @param ledger the folder of the demo's ledger, as one types it
 */
export function renderDemo(answers: DemoAnswers, ledger: string): string {
  const { accounts, months, results, run } = answers;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const owners = new Map(accounts.map(({ id, owner }) => [id, owner]));
  const titles = [months[0], `${months[1]} to date`] as const;
  const table = (
    pair: MonthPair,
    keyOf: (row: CostRow) => string,
    columns: Column<string>[],
    atMost = Number.POSITIVE_INFINITY,
  ): string => renderTwoMonths(pair, { titles, keyOf, columns, atMost });

  const byAccount = table(answers.byAccount, ({ account = '' }) => account, [
    { title: 'Account', cell: (id) => id },
    { title: 'Name', cell: (id) => names.get(id) ?? '' },
    { title: 'Owner', cell: (id) => owners.get(id) ?? '–' },
  ]);
  const byService = table(
    answers.byService,
    ({ service = '' }) => service,
    [{ title: 'Service', cell: (name) => name }],
    10,
  );
  const byChargeType = table(answers.byChargeType, ({ chargeType = '' }) => chargeType, [
    { title: 'Charge type', cell: (name) => name },
  ]);
  const fromPayer = results.filter(({ outcome }) => outcome === 'taken-from-payer');
  const missing = results.filter(({ outcome }) => !isComplete(outcome));

  return [
    '\nUnblended cost in USD, rounded to cents\n',
    `\n${byAccount}`,
    `\n${byService}`,
    `\n${byChargeType}`,
    `\nIn a real organization, this collection would have cost: ${priceOf(run.paidPages)}\n`,
    ...section(
      "Taken from the payer's view, because the account's own role cannot be assumed",
      fromPayer,
      names,
    ),
    ...section('Missing', missing, names),
    ...(missing.length === 0 ? ['\nNothing is missing.\n'] : []),
    suggestions(answers, ledger),
  ].join('');
}

function suggestions({ months, today, byAccount }: DemoAnswers, ledger: string): string {
  const lastMonth = daysOfBillingPeriod(months[0]);
  const thisMonth = { from: daysOfBillingPeriod(months[1]).from, to: addDays(today, 1) };
  const span = ({ from, to }: DayRange): string => `--from ${from} --to ${to}`;
  const account = byAccount.current[0]?.account ?? '';
  const own = `--ledger ${ledger}`;
  return `
Try next, as the demo's ledger stays in ${ledger}:

  npx orgcost costs --account ${account} ${span(thisMonth)} --group-by day ${own}
  npx orgcost costs --all ${span(lastMonth)} --group-by service --metric amortized ${own}
  npx orgcost costs --all ${span(lastMonth)} --format csv ${own}
  npx orgcost accounts list ${own}
  npx orgcost runs show ${own}

With an AWS organization of your own:

  npx orgcost doctor
`;
}
