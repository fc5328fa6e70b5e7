import { command, heading, paragraph, type Block } from '@orgcost/alert-mail';
import { isAcceptable, type PreparedMonth, type ShownPreview } from '@orgcost/chargeback';

/** How a person closes the month as it is shown, or looks at it again. */
export function closingBlocks(
  { period, refusals }: Pick<PreparedMonth, 'period' | 'refusals'>,
  { document }: Pick<ShownPreview, 'document'>,
): readonly Block[] {
  const month = ['--month', period];
  const close = [
    'orgcost',
    'chargeback',
    'close',
    ...month,
    ...['--preview', document.slice(0, 12)],
  ];
  const look = command('To look at it again', 'orgcost', 'chargeback', 'preview', ...month);
  const title = heading('To close it');
  const id = paragraph(`Preview ${document}`);
  if (refusals.length === 0) {
    return [title, id, command('As it is shown here, and in no other way', ...close), look];
  }
  if (!refusals.every(isAcceptable)) return [title, id, look];
  const kinds = [...new Set(refusals.map(({ kind }) => kind))];
  const accepting = kinds.flatMap((kind) => ['--accept', `'${kind}=REASON'`]);
  return [
    title,
    id,
    look,
    command(
      'Or all the same, as it is shown here: each reason is printed on every statement',
      ...close,
      ...accepting,
    ),
  ];
}
