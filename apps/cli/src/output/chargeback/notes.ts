import type { RuleNote } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';
import type { RuleFile } from '../../chargeback/rule-file';

/** What is odd about rules, each with its line. */
export function renderNotes(
  notes: readonly RuleNote[],
  { name, lineOfRule }: Pick<RuleFile, 'name' | 'lineOfRule'>,
): string {
  return notes
    .map(
      ({ rule, index, message }) =>
        `${name}, line ${lineOfRule(index)}: rule "${printable(rule)}": ${printable(message)}\n`,
    )
    .join('');
}
