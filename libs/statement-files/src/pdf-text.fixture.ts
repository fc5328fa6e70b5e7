import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** From the page's foot. */
  readonly height: number;
}

/** What another program finds printed: pages of lines, columns of a line apart by ` | `. */
export async function printedPages(pdf: Buffer): Promise<string[][]> {
  const pages = await wordsOf(pdf);
  return pages.map((words) => {
    const heights = [...new Set(words.map(({ height }) => height))].sort((a, b) => b - a);
    return heights.map((height) => lineOf(words.filter((word) => word.height === height)));
  });
}

/** All words of each page with where they stand, in points; an A4 page is 595.28 wide. */
export async function wordsOf(pdf: Buffer): Promise<Word[][]> {
  const task = getDocument({ data: new Uint8Array(pdf) });
  const document = await task.promise;
  const pages: Word[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , left, height] = item.transform as number[];
        if (left === undefined || height === undefined) return [];
        return { text: item.str, left, right: left + item.width, height: Math.round(height) };
      }),
    );
  }
  await task.destroy();
  return pages;
}

/** What a PDF says of itself. */
export async function informationOf(pdf: Buffer): Promise<unknown> {
  const task = getDocument({ data: new Uint8Array(pdf) });
  const { info } = await (await task.promise).getMetadata();
  await task.destroy();
  return info;
}

function lineOf(words: readonly Word[]): string {
  const sorted = [...words].sort((a, b) => a.left - b.left);
  return sorted
    .map(({ text, left }, index) => {
      const before = sorted[index - 1];
      if (before === undefined) return text;
      const gap = left - before.right;
      return `${gap > 12 ? ' | ' : gap > 0.5 ? ' ' : ''}${text}`;
    })
    .join('');
}
