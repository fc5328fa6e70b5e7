import { dayInWords, daysInWords, monthInWords, weekdayInWords } from '@orgcost/domain';
import { readableAmount } from '@orgcost/money';
import type { Crossing, CrossingOf } from './crossing';

/** Why an alert was raised, in one line. Whoever shows it makes it printable: a currency comes from outside. */
export function reasonOf(crossing: Crossing): string {
  const reason = costsOf(crossing);
  return crossing.foundBy === 'cloudwatch' && crossing.policy !== 'test'
    ? `${reason}, by CloudWatch's billing alarm`
    : reason;
}

function costsOf(crossing: Crossing): string {
  const amount = `${readableAmount(crossing.amount)} ${crossing.currency}`;
  switch (crossing.policy) {
    case 'month-to-date':
      return `${monthInWords(crossing.period)} to date is ${amount}, ${aboveLimit(crossing)}`;
    case 'daily':
      return `${dayInWords(crossing.period)} cost ${amount}, ${aboveLimit(crossing)}`;
    case 'budget': {
      const budget = `${monthInWords(crossing.period)}'s budget of ${readableAmount(crossing.budget)}`;
      return `${amount} of ${budget} are spent: ${above(crossing)} ${crossing.percent}%`;
    }
    case 'forecast':
      return `${monthInWords(crossing.period)} is on its way to ${amount} (${between(crossing)}), ${aboveLimit(crossing)}`;
    case 'change': {
      const weekday = weekdayInWords(crossing.period);
      const usual = `usually ${readableAmount(crossing.usual)} on a ${weekday} (${between(crossing)} in the last ${crossing.weeks})`;
      const monthly =
        crossing.monthly === undefined
          ? ''
          : `, and ${readableAmount(crossing.monthly)} more once a month`;
      return `${weekday}, ${dayInWords(crossing.period)} cost ${amount}: ${usual}${monthly}`;
    }
    case 'anomaly':
      return `AWS's anomaly detection found ${amount} ${whenOf(crossing)} where it expected ${readableAmount(crossing.expected)}`;
    case 'test':
      return 'This is a test: OrgCost set the alarm off by hand';
  }
}

function whenOf({ period, lastDay }: CrossingOf<'anomaly'>): string {
  return lastDay === undefined
    ? `on ${dayInWords(period)}`
    : `from ${daysInWords(period, lastDay)}`;
}

function aboveLimit(crossing: Pick<Crossing, 'amount' | 'above'>): string {
  return `${above(crossing)} ${readableAmount(crossing.above)}`;
}

/** An amount that is above by less than a cent reads like what it is above. */
function above(crossing: Pick<Crossing, 'amount' | 'above'>): string {
  const same = readableAmount(crossing.amount) === readableAmount(crossing.above);
  return same ? 'just above' : 'above';
}

function between({ low, high }: CrossingOf<'forecast' | 'change'>): string {
  return `${readableAmount(low)} to ${readableAmount(high)}`;
}
