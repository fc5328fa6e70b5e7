import type { LetterText } from '@orgcost/alerting';
import { printable } from '@orgcost/domain';
import { renderHtml } from './html/render-html';
import { shortened } from './page/names';
import type { Page } from './page/page';
import { renderText } from './text/render-text';

const longestSubject = 160;

/** A page as a mail: whatever names it has in it are made printable, and escaped. */
export function writePage(subject: string, page: Page): LetterText {
  const title = printable(shortened(subject, longestSubject));
  return { subject: title, html: renderHtml(title, page), text: renderText(page) };
}
