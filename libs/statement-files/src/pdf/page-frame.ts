import { periodInWords } from '@orgcost/domain';
import type { DocumentHash, Statement } from '@orgcost/chargeback';
import type { Content } from 'pdfmake';
import { previewTitle, statementTitle } from '../facts';

import type { Glyphs } from './glyphs';
import { colors, contentWidth, margins } from './style';

/** Which statement a page is of, from the second page on. */
export function pageHeader({ costCenter, period, closed }: Statement, glyphs: Glyphs) {
  const title =
    closed === undefined ? { text: previewTitle, style: 'warning' } : { text: statementTitle };
  return (page: number): Content =>
    page === 1
      ? []
      : {
          margin: [margins.left, 24, margins.right, 0],
          columns: [
            { width: contentWidth - 110, text: [title, glyphs(`: cost center ${costCenter.id}`)] },
            { width: 110, text: periodInWords(period), alignment: 'right' },
          ],
          fontSize: 8,
          color: colors.quiet,
        };
}

export function pageFooter({ closed }: Statement, document: DocumentHash | undefined) {
  const left = [
    closed === undefined ? previewTitle : '',
    document === undefined ? '' : `Statement ${document}`,
  ].filter(Boolean);
  return (page: number, pages: number): Content => ({
    margin: [margins.left, 18, margins.right, 0],
    columns: [
      { width: contentWidth - 110, text: left.join('\n') },
      { width: 110, text: `Page ${page} of ${pages}`, alignment: 'right' },
    ],
    fontSize: 8,
    color: colors.quiet,
  });
}
