import { isAcceptable, refusalInWords, type Refusal } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';

/**
 * What stands against closing a month, each with what mends it.
 * @param close the command that closes the month
 * @param suggest completes commands of a text with what was given
 */
export function renderRefusals(
  refusals: readonly Refusal[],
  close: string,
  suggest: (text: string) => string,
): string {
  return refusals
    .map((refusal) => {
      const { kind, mend } = refusal;
      const accept = isAcceptable(refusal)
        ? `\n  or: ${suggest(`${close} --accept "${kind}=REASON", which is printed on every statement`)}`
        : '';
      return `- ${printable(refusalInWords(refusal))}\n  mend: ${suggest(printable(mend))}${accept}\n`;
    })
    .join('');
}
