/** Far enough below the 400 KB of an item for its keys and names. */
const bytesOfPage = 300_000;

const encoder = new TextEncoder();

/** Cuts a text into parts that fit an item each; one part, which is empty, for an empty text. */
export function textPages(text: string, bytes = bytesOfPage): string[] {
  const pages: string[] = [];
  let rest = text;
  do {
    const { read } = encoder.encodeInto(rest, new Uint8Array(bytes));
    pages.push(rest.slice(0, read));
    rest = rest.slice(read);
  } while (rest !== '');
  return pages;
}
