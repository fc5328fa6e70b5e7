/** What one answer of Cost Explorer had. */
export interface PagedAnswer {
  readonly groups: number;
  readonly pages: number;
}

export interface PageBounds {
  /** Some page had at least so many groups. */
  readonly atLeast: number;
  /** Had all pages but the last as many more, the answers had taken fewer pages. */
  readonly atMost?: number;
}

/**
 * How many groups Cost Explorer puts on a page, from answers and the pages that they took. The lower bound holds whatever
 * pages are; the upper one takes it that all but the last are full, and that no page was paid twice. Where the answers
 * contradict that, there is none.
 */
export function pageBounds(answers: readonly PagedAnswer[]): PageBounds {
  const atLeast = Math.max(0, ...answers.map(({ groups, pages }) => Math.ceil(groups / pages)));
  const upper = answers
    .filter(({ pages }) => pages > 1)
    .map(({ groups, pages }) => Math.floor((groups - 1) / (pages - 1)));
  const atMost = Math.min(...upper);
  return { atLeast, ...(upper.length > 0 && atMost >= atLeast && { atMost }) };
}
