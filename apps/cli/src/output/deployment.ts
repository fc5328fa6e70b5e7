import type { AlarmTier, ChargebackSettings, Deployment } from '@orgcost/config';
import { printable } from '@orgcost/domain';
import { formatAmount } from '@orgcost/money';
import { priceOfPages } from '@orgcost/pricing';
import { wrapAnsi } from 'fast-wrap-ansi';
import { count } from './count';

/**
 * What a config file has deployed, in a few lines.
 * @param width characters in a line; longer text goes on in the next
 */
export function renderDeployment(file: string, deployment: Deployment, width = Infinity): string {
  const lines = [
    ['Collects', collecting(deployment)],
    [
      'Keeps',
      `table ${deployment.table}, in ${deployment.homeRegion} of ${deployment.trackerAccount}`,
    ],
    ['Equips', equipped(deployment)],
    ['Alarms', alarms(deployment.alarms)],
    ['Watches', watched(deployment.alarms)],
    ...deployment.alarms.tiers.map((tier) => [
      '',
      `${tier.name}, ${selected(tier)}: ${ofTier(tier)}`,
    ]),
    ['Mails', mails(deployment)],
    ...(deployment.chargeback ? [['Charges', charges(deployment.chargeback)]] : []),
    ['Deployed', deployed(deployment)],
  ];
  return [
    `${file} is right. This is deployed:`,
    '',
    ...lines.flatMap(([name = '', text = '']) =>
      wrapAnsi(printable(text), width - margin)
        .split('\n')
        .map((line, index) => `  ${(index === 0 ? name : '').padEnd(margin - 2)}${line}`),
    ),
    '',
  ].join('\n');
}

/** Text begins here. */
const margin = 12;

function collecting({ collection: { mode }, hoursUtc, maxPages }: Deployment): string {
  const times = hoursUtc.map((hour) => `${String(hour).padStart(2, '0')}:00`).join(', ');
  const price = formatAmount(priceOfPages(maxPages), 2);
  return `in ${mode} mode at ${times} UTC, for at most ${count(maxPages, 'page')} ($${price}) a run`;
}

function equipped({ organizationId, organizationalUnits, excludedAccounts }: Deployment): string {
  const except = excludedAccounts.length > 0 ? ` except ${excludedAccounts.join(', ')}` : '';
  return `${organizationalUnits.join(', ')} of ${organizationId}${except}`;
}

function alarms(settings: Deployment['alarms']): string {
  const none = settings.daily === undefined ? '; none for 24 hours' : '';
  return `in every account, ${thresholds(settings).join(', ')}${none}`;
}

function watched(settings: Deployment['alarms']): string {
  const also = policies(settings);
  return ['the same', ...also].join(', ');
}

function ofTier(tier: AlarmTier): string {
  return [...thresholds(tier), ...policies(tier)].join(', ');
}

function thresholds({ monthToDate, daily }: Pick<AlarmTier, 'monthToDate' | 'daily'>): string[] {
  return [
    ...(monthToDate === undefined ? [] : [`above ${dollars(monthToDate)} in a month`]),
    ...(daily === false ? ['none for 24 hours'] : []),
    ...(daily ? [`above ${dollars(daily)} in 24 hours`] : []),
  ];
}

function policies({
  change,
  forecast,
  budget,
}: Pick<AlarmTier, 'change' | 'forecast' | 'budget'>): string[] {
  return [
    ...(change === false ? ['no change'] : []),
    ...(change ? [`a day ${change.percent}% and ${dollars(change.minimum)} above the usual`] : []),
    ...(forecast === false ? ['no forecast'] : []),
    ...(forecast ? [`a month on its way above ${dollars(forecast)}`] : []),
    ...(budget === false ? ['no budget'] : []),
    ...(budget ? [`${budget.steps.join(', ')}% of a budget of ${dollars(budget.amount)}`] : []),
  ];
}

function selected({ organizationalUnits, tag, accounts = [] }: AlarmTier): string {
  if (organizationalUnits) return organizationalUnits.join(', ');
  return tag ? `${tag.key}=${tag.value}` : count(accounts.length, 'account');
}

function mails({ operators, mail }: Deployment): string {
  const owners = mail
    ? `owners from ${mail.sender}, or ${mail.platform.join(', ')} in place of them`
    : 'nobody of alerts, for the file has no mail settings';
  return `${operators} when OrgCost fails; ${owners}`;
}

function charges({
  closers,
  finance,
  prepareDay,
  retentionMode,
  retentionYears,
}: ChargebackSettings): string {
  const prepared =
    finance.length === 0
      ? 'nobody is told when a month can be closed'
      : `${finance.join(', ')} on day ${prepareDay} of what the month before comes to`;
  const locked =
    retentionMode === 'compliance' ? 'which nobody can undo' : 'unless somebody is let unlock one';
  const copies = `copies are locked for ${count(retentionYears, 'year')}, ${locked}`;
  return `${prepared}; ${count(closers.length, 'principal')} may close; ${copies}`;
}

function deployed({ github }: Deployment): string {
  return github
    ? `by ${github.repository}, with approval of its environment ${github.environment}`
    : 'by people: deployment.github names no CI';
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US')}`;
}
