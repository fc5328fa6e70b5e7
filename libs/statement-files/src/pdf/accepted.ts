import type { Accepted } from '@orgcost/chargeback';
import type { Content } from 'pdfmake';
import type { Glyphs } from './glyphs';
import { colors, contentWidth } from './style';

/** What was accepted when the month was closed, before any amount. */
export function acceptedBox(accepted: readonly Accepted[], glyphs: Glyphs): Content {
  if (accepted.length === 0) return [];
  const stack = accepted.map(({ message, reason, by }) => [
    { text: glyphs(message), bold: true, margin: [0, 5, 0, 0] as [number, number, number, number] },
    { text: glyphs(`Accepted by ${by}: ${reason}`) },
  ]);
  return {
    margin: [0, 14, 0, 0],
    table: {
      widths: [contentWidth - 20],
      body: [
        [
          {
            stack: [{ text: 'Accepted when the month was closed', style: 'warning' }, ...stack],
            fillColor: colors.warningShade,
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? 3 : 0),
      vLineColor: () => colors.warning,
      paddingLeft: () => 9,
      paddingRight: () => 8,
      paddingTop: () => 6,
      paddingBottom: () => 8,
    },
  };
}
