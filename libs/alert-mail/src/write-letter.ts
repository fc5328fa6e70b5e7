import type { WriteLetter } from '@orgcost/alerting';
import { renderHtml } from './html/render-html';
import { pageOf } from './page/letter-page';
import { subjectOf } from './subject';
import { renderText } from './text/render-text';

export const writeLetter: WriteLetter = (letter) => {
  const subject = subjectOf(letter);
  const page = pageOf(letter);
  return { subject, html: renderHtml(subject, page), text: renderText(page) };
};
