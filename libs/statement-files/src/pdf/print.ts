// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- for the projects that import this one
/// <reference path="./pdfmake.d.ts" />
import type { Definition } from 'pdfmake';

/** Regular and bold alone are used; a family without the others would do as well, if its type let it. */
const family = {
  normal: 'Roboto-Regular.ttf',
  bold: 'Roboto-Medium.ttf',
  italics: 'Roboto-Italic.ttf',
  bolditalics: 'Roboto-MediumItalic.ttf',
};

/** Lays out and writes; fonts are embedded, and nothing is read from disk or fetched. */
export async function print(definition: Definition): Promise<Buffer> {
  const [{ default: pdfmake }, { default: files }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/build/vfs_fonts.js'),
  ]);
  for (const [name, base64] of Object.entries(files)) {
    pdfmake.virtualfs.writeFileSync(name, base64, 'base64');
  }
  pdfmake.setFonts({ Roboto: { ...family } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake.createPdf(definition).getBuffer();
}
