import type { DocumentHash, Statement } from '@orgcost/chargeback';
import { daysOfBillingPeriod, epochOf, startOfDay, periodInWords } from '@orgcost/domain';
import type { Definition } from 'pdfmake';
import { previewTitle, statementTitle } from '../facts';
import { costCenterInWords } from '../words/cost-center';

import { body } from './body';
import { loadGlyphs, type Glyphs } from './glyphs';
import { pageFooter, pageHeader } from './page-frame';
import { print } from './print';
import { colors, margins, styles } from './style';

/**
 * A statement to be forwarded: summary first, then every line, in cents. The same statement gives the same bytes.
 * @param document hash of the statement's document, printed where it is given
 */
export async function statementPdf(
  statement: Statement,
  { document }: { document?: DocumentHash } = {},
): Promise<Buffer> {
  const glyphs = await loadGlyphs();
  return print({
    pageSize: 'A4',
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    defaultStyle: { font: 'Roboto', fontSize: 9, color: colors.ink },
    styles,
    info: infoOf(statement, glyphs),
    language: 'en-US',
    version: '1.7',
    header: pageHeader(statement, glyphs),
    footer: pageFooter(statement, document),
    content: body(statement, document, glyphs),
    pageBreakBefore: ({ headlineLevel, startPosition }) =>
      headlineLevel === 1 && startPosition.verticalRatio > lastHeading,
  });
}

/** How far down its page a heading may stand: it is never the last on it. */
const lastHeading = 0.88;

/** A PDF's date is of the statement, not of when it was printed. */
function infoOf({ closed, period, costCenter }: Statement, glyphs: Glyphs): Definition['info'] {
  const at = closed?.at ?? startOfDay(daysOfBillingPeriod(period).to);
  const title = closed === undefined ? previewTitle : statementTitle;
  return {
    title: glyphs(`${title}: ${costCenterInWords(costCenter)}, ${periodInWords(period)}`),
    creator: 'OrgCost',
    producer: 'OrgCost',
    creationDate: new Date(epochOf(at)),
  };
}
