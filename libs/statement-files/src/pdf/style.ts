import type { TableLayout, Style } from 'pdfmake';

export const colors = {
  ink: '#1B2430',
  quiet: '#5B6675',
  rule: '#CFD6DE',
  shade: '#EDF0F4',
  warning: '#A61B14',
  warningShade: '#FCEFEE',
};

/** In points; an A4 page is 595.28 wide. */
export const margins = { left: 48, top: 62, right: 48, bottom: 62 };
export const contentWidth = 595.28 - margins.left - margins.right;
export const cellPadding = 4;

export const styles: Readonly<Record<string, Style>> = {
  title: { fontSize: 20, bold: true },
  warning: { bold: true, color: colors.warning },
  section: { fontSize: 12, bold: true, margin: [0, 18, 0, 6] },
  quiet: { color: colors.quiet },
  small: { fontSize: 7.5, color: colors.quiet },
};

/** Thin lines between rows, none between columns. */
export const ruled: TableLayout = {
  hLineWidth: (row) => (row === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => colors.rule,
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};
