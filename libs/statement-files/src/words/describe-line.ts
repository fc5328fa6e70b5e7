import { dayInWords, periodInWords } from '@orgcost/domain';
import type { LineOf, Statement, StatementLine } from '@orgcost/chargeback';
import { isZero, percentage, readableAmount, type Amount } from '@orgcost/money';
import { accountInWords } from './accounts';
import { rangeInWords } from './dates';

type Context = Pick<Statement, 'currency' | 'accountNames'>;

/** What a line is for, in words that need no column beside them. */
export function describeLine(line: StatementLine, context: Context): string {
  switch (line.kind) {
    case 'direct':
      return chargeOf(line) + (line.days ? `, ${rangeInWords(line.days)}` : '');
    case 'charged':
      return (
        `${line.rule}: ${chargeOf(line)}, ${accountInWords(line.account, context)}` +
        (line.days ? `, ${rangeInWords(line.days)}` : '')
      );
    case 'share':
      return `${line.rule}: ${shareOf(line)} of ${money(line.pool, context)} of ${chargeType(line)}`;
    case 'passed-on':
      return `${line.rule}: ${chargeType(line)} that is passed on to others`;
    case 'adjustment':
      return describeAdjustment(line, context);
    case 'prior-period':
      return describePriorPeriod(line, context);
    case 'transfer':
      return describeTransfer(line, context);
  }
}

function describeAdjustment(line: LineOf<'adjustment'>, context: Context): string {
  const { name, reason, percent, of, from, period } = line;
  const parts = [
    percent === undefined ? '' : `${percent}%`,
    of === undefined ? '' : `of ${money(of, context)}`,
  ].filter((part) => part !== '');
  return [
    `${name}: ${reason}`,
    parts.length === 0 ? '' : ` (${parts.join(' ')})`,
    from === undefined ? '' : `, charged to cost center ${from}`,
    period === undefined ? '' : `, for ${periodInWords(period)}`,
  ].join('');
}

function describePriorPeriod(line: LineOf<'prior-period'>, context: Context): string {
  const { day, via, account } = line;
  return [
    `${dayInWords(day)} ${day.slice(0, 4)}: `,
    `${chargeOf(line)}, ${accountInWords(account, context)}: `,
    changeOf(line, context),
    via ? `; by ${via.join(', then ')}` : '',
  ].join('');
}

function describeTransfer(line: LineOf<'transfer'>, context: Context): string {
  const { account, days, period, other } = line;
  return [
    `${chargeType(line)}, ${accountInWords(account, context)}, `,
    `${rangeInWords(days)} ${period.slice(0, 4)}: moves with the account between this cost center and ${other}`,
  ].join('');
}

/** In cents, or to the last digit where cents would not tell the difference. */
function changeOf(line: LineOf<'prior-period'>, { currency }: Context): string {
  const [then, now] = [readableAmount(line.old), readableAmount(line.new)];
  return then === now
    ? `${line.new} instead of ${line.old} ${currency}`
    : `${now} instead of ${then} ${currency}`;
}

function chargeOf(line: {
  service: string;
  chargeType: string;
  marketplace?: true | undefined;
}): string {
  const seller = line.marketplace ? ', AWS Marketplace' : '';
  return `${line.service || 'No service'}, ${chargeType(line)}${seller}`;
}

function chargeType(line: { chargeType: string }): string {
  return line.chargeType || 'no charge type';
}

function shareOf({ weight, of }: { weight: Amount; of: Amount }): string {
  if (isZero(of)) return `${weight} of ${of}`;
  const percents = percentage(weight, of, 2);
  return isZero(percents) && !isZero(weight) ? 'less than 0.01%' : `${percents}%`;
}

function money(amount: Amount, { currency }: Context): string {
  return `${readableAmount(amount)} ${currency}`;
}
