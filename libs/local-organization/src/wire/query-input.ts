type Node = string | Map<string, Node>;

/**
 * The input that form fields spell: dots lead into structures, and the items of a list are `member`s counted from 1, as in
 * `DeploymentTargets.Accounts.member.1`. Every value is a text, that of a list without items an
 * empty one.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization
 */
export function readQueryInput(fields: Readonly<Record<string, string>>): unknown {
  const input = new Map<string, Node>();
  for (const [path, value] of Object.entries(fields)) place(input, path.split('.'), value);
  return toInput(input);
}

function place(node: Map<string, Node>, [name = '', ...rest]: readonly string[], value: string) {
  if (rest.length === 0) {
    node.set(name, value);
    return;
  }
  const known = node.get(name);
  const child = known instanceof Map ? known : new Map<string, Node>();
  node.set(name, child);
  place(child, rest, value);
}

function toInput(node: Node): unknown {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (members instanceof Map) return inOrder(members).map(toInput);
  return Object.fromEntries([...node].map(([name, child]) => [name, toInput(child)]));
}

function inOrder(members: ReadonlyMap<string, Node>): Node[] {
  return [...members].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}
