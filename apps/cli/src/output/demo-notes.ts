import { alertIdOf, alertKeyOf } from '@orgcost/alerting';
import { isAcceptable } from '@orgcost/chargeback';
import { isComplete, type AccountOutcome, type AccountResult } from '@orgcost/collection';
import {
  addDays,
  daysOfBillingPeriod,
  printable,
  type AccountProfile,
  type AccountState,
  type DayRange,
} from '@orgcost/domain';
import type { Alerting } from '../alerts/alert-in-process';
import type { DemoChargeback } from '../chargeback/demo-chargeback';
import type { DemoAnswers } from '../costs/demo-answers';
import { count } from './count';
import { daySpans } from './day-spans';
import { priceOf } from './run-report';

const stateTexts: Readonly<Record<AccountState, string>> = {
  PENDING_ACTIVATION: 'not active yet',
  ACTIVE: 'role denied',
  SUSPENDED: 'suspended',
  PENDING_CLOSURE: 'closing',
  CLOSED: 'closed',
};

/** What was paid, what was taken from the payer and why, and what is missing and why. */
export function renderCompleteness({
  accounts,
  missingDays,
  results,
  run,
}: Pick<DemoAnswers, 'accounts' | 'missingDays' | 'results' | 'run'>): string {
  const profiles = new Map(accounts.map((profile) => [profile.id, profile]));
  const list = (
    wanted: (outcome: AccountOutcome) => boolean,
    why: (result: AccountResult, profile: AccountProfile | undefined) => string,
  ): string[] =>
    results
      .filter(({ outcome }) => wanted(outcome))
      .map((result) => {
        const profile = profiles.get(result.account);
        return `${printable(profile?.name ?? result.account)} (${why(result, profile)})`;
      });
  const fromPayer = list(
    (outcome) => outcome === 'taken-from-payer',
    (_, profile) => (profile ? (stateTexts[profile.state] ?? profile.state) : 'not listed'),
  );
  const withoutData = list(
    (outcome) => outcome === 'no-data-yet',
    (_, profile) => (profile?.joined === undefined ? 'new' : `joined ${profile.joined}`),
  );
  const missing = [
    ...list(
      (outcome) => !isComplete(outcome),
      ({ reason = '' }) => reason,
    ),
    ...(missingDays.length > 0
      ? [`${count(missingDays.length, 'day')} of all accounts (${daySpans(missingDays)})`]
      : []),
  ];
  return [
    `Paid, had it been AWS:  ${priceOf(run.paidPages)}`,
    `Taken from the payer:   ${orNone(fromPayer)}`,
    `Without data yet:       ${orNone(withoutData)}`,
    `Missing:                ${orNone(missing)}`,
    '',
  ].join('\n');
}

function orNone(named: readonly string[]): string {
  return named.length > 0 ? named.join(', ') : 'none';
}

/** Commands that can be pasted as they are, as long as the demo's ledger stays. */
export function renderSuggestions(
  {
    months,
    today,
    byAccount,
    alerts,
    chargeback,
  }: DemoAnswers & Pick<Alerting, 'alerts'> & { readonly chargeback?: DemoChargeback },
  ledger: string,
): string {
  const lastMonth = daysOfBillingPeriod(months[0]);
  const thisMonth = { from: daysOfBillingPeriod(months[1]).from, to: addDays(today, 1) };
  const span = ({ from, to }: DayRange): string => `--from ${from} --to ${to}`;
  const account = byAccount.last[0]?.account;
  const alert = alerts.find(({ crossing }) => crossing.policy === 'change') ?? alerts[0];
  const ofOne = account === undefined ? '--all' : `--account ${account}`;
  return `The ledger stays in ${ledger}. Try next:

  npx orgcost costs ${ofOne} ${span(thisMonth)} --group-by day --ledger ${ledger}
  npx orgcost costs --all ${span(lastMonth)} --group-by service --metric amortized --ledger ${ledger}
  npx orgcost costs --all ${span(lastMonth)} --format csv --ledger ${ledger}
  npx orgcost runs show --ledger ${ledger}
${chargeback ? chargebackCommands(chargeback, ledger) : ''}  npx orgcost alerts ${alert ? `show ${alertIdOf(alertKeyOf(alert.crossing))}` : 'list'} --ledger ${ledger}

And with credentials of an organization of your own:

  npx orgcost doctor
`;
}

/** Whatever stands against closing, a person may accept it with a reason. */
function chargebackCommands({ period, refusals }: DemoChargeback, ledger: string): string {
  const kinds = new Set(refusals.filter(isAcceptable).map(({ kind }) => kind));
  const accept = [...kinds].map((kind) => ` --accept "${kind}=as agreed"`).join('');
  const files = `--rules ${ledger}-rules.yaml --ledger ${ledger}`;
  return (
    `  npx orgcost chargeback preview --month ${period} ${files}\n` +
    `  npx orgcost reconcile --month ${period} ${files}\n` +
    `  npx orgcost chargeback close --month ${period} --by you${accept} ${files}\n` +
    `  npx orgcost chargeback export --month ${period} --to statements --ledger ${ledger}\n`
  );
}
