// Each is absent for no values, so that what was never asked is told from zero.

export function mean(values: readonly number[]): number | undefined {
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}

export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** The smallest value that the share of all values does not exceed: 0.5 for the median. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
