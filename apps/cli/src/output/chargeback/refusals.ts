import { isAcceptable, refusalInWords, type Refusal } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';

/** What stands against closing a month, each with what mends it. */
export function renderRefusals(refusals: readonly Refusal[]): string {
  return refusals
    .map((refusal) => {
      const accept = isAcceptable(refusal)
        ? `\n  or: orgcost chargeback close --accept "${refusal.kind}=REASON", which is printed on every statement`
        : '';
      return `- ${printable(refusalInWords(refusal))}\n  mend: ${printable(refusal.mend)}${accept}\n`;
    })
    .join('');
}
