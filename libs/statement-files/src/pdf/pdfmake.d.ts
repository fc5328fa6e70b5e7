/** What is used here of pdfmake: its published types bring a browser's along, into every project that imports this one. */
declare module 'pdfmake' {
  /** Left, top, right and bottom, in points. */
  export type Margins = [number, number, number, number];

  export interface Style {
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly alignment?: 'left' | 'right';
    readonly margin?: Margins;
    readonly style?: string | string[];
    /** What `pageBreakBefore` knows a heading by. */
    readonly headlineLevel?: number;
  }

  export interface Text extends Style {
    readonly text: string | (string | Text)[];
    readonly width?: number;
    readonly fillColor?: string;
  }

  export interface Stack extends Style {
    readonly stack: Content[];
    readonly fillColor?: string;
    /** On one page as a whole: what is higher than a page is cut off. */
    readonly unbreakable?: boolean;
  }

  export interface Columns extends Style {
    readonly columns: Text[];
  }

  export interface Table extends Style {
    /** On one page as a whole: what is higher than a page is cut off. */
    readonly unbreakable?: boolean;
    readonly table: {
      readonly widths: number[];
      readonly headerRows?: number;
      readonly keepWithHeaderRows?: number;
      readonly dontBreakRows?: boolean;
      readonly body: (Text | Stack)[][];
    };
    readonly layout: 'noBorders' | TableLayout;
  }

  export type Content = Text | Stack | Columns | Table | Content[];

  /** Each by the number of a line or of a column. */
  export interface TableLayout {
    readonly hLineWidth?: (line: number) => number;
    readonly vLineWidth?: (line: number) => number;
    readonly hLineColor?: () => string;
    readonly vLineColor?: () => string;
    readonly paddingLeft?: () => number;
    readonly paddingRight?: () => number;
    readonly paddingTop?: () => number;
    readonly paddingBottom?: () => number;
  }

  export interface Definition {
    readonly pageSize: 'A4';
    readonly pageMargins: Margins;
    readonly defaultStyle: Style & { readonly font: string };
    readonly styles: Readonly<Record<string, Style>>;
    readonly info: {
      readonly title: string;
      readonly creator: string;
      readonly producer: string;
      readonly creationDate: Date;
    };
    readonly language: string;
    readonly version: '1.7';
    readonly header: (page: number) => Content;
    readonly footer: (page: number, pages: number) => Content;
    readonly content: Content[];
    readonly pageBreakBefore: (node: {
      readonly headlineLevel?: number;
      /** How far down the page it would stand, from 0 to 1. */
      readonly startPosition: { readonly verticalRatio: number };
    }) => boolean;
  }

  interface Family {
    readonly normal: string;
    readonly bold: string;
    readonly italics: string;
    readonly bolditalics: string;
  }

  const pdfmake: {
    /** Files that it reads by name before those on disk. */
    readonly virtualfs: { writeFileSync(name: string, base64: string, encoding: 'base64'): void };
    setFonts(fonts: Record<string, Family>): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}

declare module 'pdfmake/build/vfs_fonts.js' {
  /** Files of fonts in base64, by name. */
  const files: Readonly<Record<string, string>>;
  export default files;
}
