/** What a mail says, before it is HTML or text: both say the same. */
export interface Page {
  /** Read first. */
  readonly lead: string;
  readonly blocks: readonly Block[];
  /** Why its readers get it. */
  readonly footer: string;
}

export type Block =
  /** `notice` catches the eye, `note` is small. */
  | { readonly kind: 'heading' | 'paragraph' | 'notice' | 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'table' } & AmountTable)
  /** Something to do, and the command that does it. */
  | { readonly kind: 'command'; readonly does: string; readonly words: readonly string[] };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Its first column names rows; amounts follow. */
export interface AmountTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total?: readonly string[];
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const notice = (text: string): Block => ({ kind: 'notice', text });
export const note = (text: string): Block => ({ kind: 'note', text });
export const command = (does: string, ...words: readonly string[]): Block => ({
  kind: 'command',
  does,
  words,
});
