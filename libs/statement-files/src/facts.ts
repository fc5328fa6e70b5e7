import type { Statement } from '@orgcost/chargeback';
import { dayInWords, utcDayOf, type Instant, periodInWords } from '@orgcost/domain';
import { costCenterInWords } from './words/cost-center';

import { metricInWords } from './words/metrics';

export interface Fact {
  readonly title: string;
  readonly text: string;
}

/**
 * What a statement is of, and which one it is.
 * @param document hash of the statement itself, where it has been saved
 */
export function factsOf(statement: Statement, document: string | undefined): Fact[] {
  const { costCenter, period, currency, metric, closed, previous } = statement;
  const facts: Record<string, string | undefined> = {
    'Cost center': costCenterInWords(costCenter),
    Owner: costCenter.owner,
    Month: periodInWords(period),
    Currency: currency,
    'What is counted': metricInWords[metric],
    Status:
      closed === undefined
        ? `${previewTitle}: the month is not closed, and amounts may still change`
        : `Closed on ${momentInWords(closed.at)} by ${closed.by}, as close number ${closed.sequence}`,
    'Hash of this statement': document,
    'Hash of the one before': previous,
  };
  return Object.entries(facts).flatMap(([title, text]) =>
    text === undefined ? [] : { title, text },
  );
}

export const previewTitle = 'Preview – not a statement';
export const statementTitle = 'Statement of cloud costs';

/** `9 December 2026, 08:15 UTC` */
function momentInWords(at: Instant): string {
  return `${dayInWords(utcDayOf(at))} ${at.slice(0, 4)}, ${at.slice(11, 16)} UTC`;
}
