import type { Explanation } from '@orgcost/alerting';
import { daysInWords } from './days';
import { paragraph, type Block } from './page';

/** What keeps the amount from being the last word. */
export function openDays({ unsettled, missing }: Explanation): readonly Block[] {
  return [
    ...(unsettled.length > 0 ? [paragraph(`May still change: ${daysInWords(unsettled)}.`)] : []),
    ...(missing.length > 0
      ? [paragraph(`Missing: the ledger has nothing of ${daysInWords(missing)}.`)]
      : []),
  ];
}
