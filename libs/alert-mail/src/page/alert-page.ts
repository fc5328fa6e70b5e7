import { reasonOf, type Alert } from '@orgcost/alerting';
import { accountFacts } from './account-facts';
import { commandsFor } from './commands';
import { madeOf } from './made-of';
import { moves } from './moves';
import { openDays } from './open-days';
import { paragraph, type Page } from './page';

/** All that there is to say of one alert. */
export function alertPage(alert: Alert): Omit<Page, 'footer'> {
  const test = 'Mail about this account reaches this address: there is nothing else to do.';
  return {
    lead: reasonOf(alert.crossing),
    blocks: [
      ...(alert.crossing.policy === 'test' ? [paragraph(test)] : []),
      ...accountFacts(alert),
      ...madeOf(alert),
      ...moves(alert),
      ...openDays(alert.explanation),
      ...commandsFor(alert),
    ],
  };
}
