import { alertIdOf, alertKeyOf, type Alert, type Crossing } from '@orgcost/alerting';
import { command, heading, type Block } from './page';
import { shellWord } from './shell-word';

/** How to find out more of an alert, and how to say that it was seen. */
export function commandsFor({ crossing, explanation: { range } }: Alert): readonly Block[] {
  const costs = command(
    'Costs of these days, by service',
    ...['orgcost', 'costs', '--account', shellWord(crossing.account)],
    ...['--from', range.from, '--to', range.to, '--group-by', 'service'],
  );
  return [
    heading('To look closer'),
    showing('This alert, and what became of it', crossing),
    ...(crossing.policy === 'test' ? [] : [costs]),
    command('To acknowledge it', 'orgcost', 'alerts', 'ack', idOf(crossing)),
  ];
}

export function showing(what: string, crossing: Crossing): Block {
  return command(what, 'orgcost', 'alerts', 'show', idOf(crossing));
}

function idOf(crossing: Crossing): string {
  return shellWord(alertIdOf(alertKeyOf(crossing)));
}
