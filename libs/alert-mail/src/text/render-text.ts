import type { Page } from '../page/page';
import { blockLines } from './block-lines';
import { wrapped } from './wrapped';

/** A page for who reads mail as plain text. */
export function renderText({ lead, blocks, footer }: Page): string {
  const parts = blocks.map((block) => {
    // A heading belongs to what follows.
    const end = block.kind === 'heading' ? '\n' : '\n\n';
    return blockLines(block).join('\n') + end;
  });
  return `${wrapped(lead).join('\n')}\n\n${parts.join('')}${wrapped(footer).join('\n')}\n`;
}
