/** Those of the same key together, in the order in which each key first came. */
export function groupsOf<T>(records: readonly T[], keyOf: (record: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record)) ?? [];
    groups.set(keyOf(record), group);
    group.push(record);
  }
  return [...groups];
}

/** Each contender's score, of what is among the records its own. */
export function scored<R extends { readonly contender: string }, S>(
  records: readonly R[],
  scoreOf: (own: readonly R[]) => S,
): [contender: string, score: S][] {
  return groupsOf(records, ({ contender }) => contender).map(([contender, own]) => [
    contender,
    scoreOf(own),
  ]);
}
