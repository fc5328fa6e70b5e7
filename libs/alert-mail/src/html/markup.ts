import { printable } from '@orgcost/domain';
import { html, type raw } from 'hono/html';

/** HTML that is safe as it is. */
export interface Markup {
  readonly safe: ReturnType<typeof raw>;
}

/** A template of which every value that is text is made printable, and escaped. */
export function markup(
  template: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const made = html(template, ...values.map(valueOf));
  if (made instanceof Promise) throw new TypeError('HTML is made of texts that are there already');
  return { safe: made };
}

function valueOf(value: string | Markup | readonly Markup[]): unknown {
  if (typeof value === 'string') return printable(value);
  return 'safe' in value ? value.safe : value.map(({ safe }) => safe);
}
