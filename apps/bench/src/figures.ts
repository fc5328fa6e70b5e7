export const over = 'over its budget';

export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 1 ? 3 : 2 });
}
