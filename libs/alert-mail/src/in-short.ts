import type { Crossing } from '@orgcost/alerting';
import { dayInWords, monthInWords } from '@orgcost/domain';
import { readableAmount } from '@orgcost/money';

/** Why an alert was raised, in as few words as a subject has room for. */
export function inShort(crossing: Crossing): string {
  const above = `above ${readableAmount(crossing.above)} ${crossing.currency}`;
  switch (crossing.policy) {
    case 'month-to-date':
      return `month to date ${above}`;
    case 'daily':
      return `${dayInWords(crossing.period)} ${above}`;
    case 'budget':
      return `above ${crossing.percent}% of ${monthInWords(crossing.period)}'s budget`;
    case 'forecast':
      return `${monthInWords(crossing.period)} on its way ${above}`;
    case 'change':
      return `${dayInWords(crossing.period)} cost more than usual`;
    case 'anomaly':
      return crossing.lastDay === undefined
        ? `anomaly on ${dayInWords(crossing.period)}`
        : `anomaly from ${dayInWords(crossing.period)} to ${dayInWords(crossing.lastDay)}`;
    case 'test':
      return 'this is a test';
  }
}
