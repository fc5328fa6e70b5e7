import type { Page } from '../page/page';
import { blockMarkup } from './block-markup';
import { markup } from './markup';
import { style } from './style';

/**
 * A page as mail programs show it: tables for its frame, one style, and nothing that is fetched, run or followed, as
 * scanners of mail follow what they find.
 */
export function renderHtml(title: string, { lead, blocks, footer }: Page): string {
  const { safe } = markup`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td class="around" align="center">
<table role="presentation" class="page" width="600" cellpadding="0" cellspacing="0" border="0">
<tr><td class="content" align="left">
<h1>${lead}</h1>
${blocks.map(blockMarkup)}<p class="note footer">${footer}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
  return safe.toString();
}
