import { InvalidInputError } from '@orgcost/domain';
import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type * as z from 'zod';
import { check } from './check';

export const configFileName = 'orgcost.config.yaml';

/**
 * Reads the text of an `orgcost.config.yaml`.
 * @param file its name, for messages
 * @param schema what it may say, or has to say for what it is read for
 * @throws InvalidInputError that names file and line
 */
export function parseConfigFile<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => `${file}, line ${lines.linePos(offset).line}:`;

  const [error] = document.errors;
  if (error) {
    // The parser's own words are for who calls it.
    const fault =
      error.code === 'MULTIPLE_DOCS'
        ? 'begins a second YAML document: leave one of them, without "---"'
        : `is not valid YAML: ${error.message}`;
    throw new InvalidInputError(`${place(error.pos[0])} this ${fault}`);
  }
  refuseRewrittenKeys(document, place);
  return check(schema, valueOf(document, place) ?? {}, (path) =>
    [place(offsetOf(document, path)), nameOf(path) || 'the file'].join(' '),
  );
}

/** Such as a cost center 0101, which is the number 101 to YAML: what it is to pay would be charged to another one. */
function refuseRewrittenKeys(document: Document.Parsed, place: (offset: number) => string): void {
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || typeof key.value === 'string' || key.value === null) return;
      const read = JSON.stringify(key.value);
      if (key.source === undefined || key.source === read) return;
      throw new InvalidInputError(
        `${place(key.range?.[0] ?? 0)} "${key.source}" is read as ${read}: put it in quotes`,
      );
    },
  });
}

/** The line on which what a path leads to stands in a text that was read before; 1 is the first. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return lines.linePos(offsetOf(document, path)).line;
}

/** The parser looks aliases up only now. */
function valueOf(document: Document.Parsed, place: (offset: number) => string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const offset = unresolvedAlias(document) ?? startOf(document.contents);
    throw new InvalidInputError(`${place(offset)} this is not valid YAML: ${error.message}`);
  }
}

function unresolvedAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

/** `alarms.tiers[1].name` */
function nameOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** Where what a path leads to stands, or the nearest thing around it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(document.contents);
  for (const step of path) {
    const next = isSeq(node) ? itemOf(node.items, step) : pairOf(node, step);
    if (!next) break;
    offset = next.offset;
    node = next.value;
  }
  return offset;
}

interface Place {
  readonly offset: number;
  readonly value: unknown;
}

function itemOf(items: readonly unknown[], step: PropertyKey): Place | undefined {
  const value = typeof step === 'number' ? items[step] : undefined;
  return isMap(value) || isSeq(value) || isScalar(value)
    ? { offset: value.range?.[0] ?? 0, value }
    : undefined;
}

function pairOf(node: unknown, step: PropertyKey): Place | undefined {
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && key.value === step)
    : undefined;
  return pair && isScalar(pair.key)
    ? { offset: pair.key.range?.[0] ?? 0, value: pair.value }
    : undefined;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
