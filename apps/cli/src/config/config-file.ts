import { InvalidInputError } from '@orgcost/domain';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { check } from './check';
import { settingsSchema, type SettingsLayer } from './settings-schema';

/**
 * Reads the text of an `orgcost.config.yaml`.
 * @param file its name, for messages
 * @throws InvalidInputError that names file and line
 */
export function parseConfigFile(text: string, file: string): SettingsLayer {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => `${file}, line ${lines.linePos(offset).line}:`;

  const [error] = document.errors;
  if (error) {
    throw new InvalidInputError(`${place(error.pos[0])} this is not valid YAML: ${error.message}`);
  }
  return check(settingsSchema, document.toJS() ?? {}, (path) =>
    [place(offsetOf(document, path)), path.join('.') || 'the file'].join(' '),
  );
}

/** Where the key at the end of a path stands. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(document.contents);
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === step)
      : undefined;
    if (!pair || !isScalar(pair.key)) break;
    offset = startOf(pair.key);
    node = pair.value;
  }
  return offset;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
