import type { Page } from '../page/page';
import { blockLines } from './block-lines';
import { wrapped } from './wrapped';

/** A page for who reads mail as plain text; of one that nobody is sent, nothing is told of why. */
export function renderText({
  lead,
  blocks,
  footer,
}: Omit<Page, 'footer'> & Partial<Pick<Page, 'footer'>>): string {
  const parts = blocks.map((block) => {
    // A heading belongs to what follows.
    const end = block.kind === 'heading' ? '\n' : '\n\n';
    return blockLines(block).join('\n') + end;
  });
  const body = `${wrapped(lead).join('\n')}\n\n${parts.join('')}`;
  return footer === undefined ? `${body.trimEnd()}\n` : `${body}${wrapped(footer).join('\n')}\n`;
}
