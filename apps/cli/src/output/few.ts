/** How many are named one by one. */
const named = 5;

/** `111, 222, 333, 444, 555 and 1,229 more` */
export function few(names: readonly string[]): string {
  const others = names.length - named;
  const more = others > 0 ? ` and ${others.toLocaleString('en-US')} more` : '';
  return `${names.slice(0, named).join(', ')}${more}`;
}
