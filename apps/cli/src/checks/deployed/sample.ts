/** How many accounts stand for all, where each takes requests of its own. */
export const sampleSize = 20;

/** At most so many, spread evenly: those that are listed together may be alike. */
export function sampleOf<Item>(items: readonly Item[], size: number): readonly Item[] {
  if (items.length <= size) return items;
  // The item with which another of `size` equal parts begins.
  const part = (index: number) => Math.floor((index * size) / items.length);
  return items.filter((_, index) => part(index) !== part(index - 1));
}
