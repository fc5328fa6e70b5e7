import type { Measure } from '../../benchmark';

/** A measure of two scores, where both have such a figure. */
export function compared(
  name: string,
  [value, against]: readonly [number | undefined, number | undefined],
  budget: Pick<Measure, 'unit' | 'atMost'>,
): Measure[] {
  return value === undefined || against === undefined ? [] : [{ name, value, against, ...budget }];
}
