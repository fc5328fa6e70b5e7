/**
 * Names and their values as elements, in the manner of the AWS Query protocol: the items of a list are its `member`s, those of
 * a map its `entry`s, and what is undefined is left out.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization
 */
export function toXml(value: unknown): string {
  if (value instanceof Map) {
    const entries: ReadonlyMap<unknown, unknown> = value;
    return [...entries].map(([key, of]) => element('entry', { key, value: of })).join('');
  }
  if (Array.isArray(value)) return value.map((item) => element('member', item)).join('');
  if (typeof value !== 'object' || value === null) return escape(String(value));
  return Object.entries(value)
    .map(([name, child]) => (child === undefined ? '' : element(name, child)))
    .join('');
}

function element(name: string, value: unknown): string {
  return `<${name}>${toXml(value)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
