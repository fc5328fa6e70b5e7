import type * as z from 'zod';

/** What is wrong with an answer, in a few words: the first thing, and how many others. */
export function whatIsWrong({ issues }: z.ZodError): string {
  const [first, ...others] = issues;
  if (!first) return 'nothing';
  const path = first.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  const where = path.join('').replace(/^\./, '') || 'the answer';
  const what = first.message.replace(/^Invalid input: /, '');
  return `${where}: ${what}${others.length > 0 ? `, and ${others.length} more` : ''}`;
}
