import {
  DeleteItemCommand,
  paginateScan,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { table, type InMemoryLedger } from './in-memory-ledger.fixture';

// What somebody with access to the table can do to an item behind the ledger's back.

export type Item = Record<string, AttributeValue>;

export interface Damage {
  /** Such as `closes close#000001: period with another digit`. */
  readonly what: string;
  /** Absent: the item is gone. */
  readonly item?: Item;
}

type Store = Pick<InMemoryLedger, 'client'>;

/** Every item of the table, as it is stored, in the order of keys. */
export async function storedItems({ client }: Store): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
    items.push(...Items);
  }
  return items.sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1));
}

/** Each attribute of an item taken away and, in several ways, changed; keys by moving the item; and the item removed. */
export function damagesOf(item: Item): Damage[] {
  const name = keyText(item);
  const changed = Object.entries(item).flatMap(([attribute, value]) => [
    ...others(value).map(([how, other]): Damage => ({
      what: `${name}: ${attribute} ${how}`,
      item: { ...item, [attribute]: other },
    })),
    ...(isKey(attribute)
      ? []
      : [{ what: `${name}: no ${attribute}`, item: without(item, attribute) }]),
  ]);
  return [{ what: `${name}: removed` }, ...changed];
}

/** Does a damage to the table for as long as `during` takes. */
export async function damaged<Result>(
  { client }: Store,
  item: Item,
  damage: Damage,
  during: () => Promise<Result>,
): Promise<Result> {
  const put = (Item: Item) => client.send(new PutItemCommand({ TableName: table, Item }));
  const remove = (of: Item) =>
    client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(of) }));
  if (damage.item === undefined || keyText(damage.item) !== keyText(item)) await remove(item);
  if (damage.item !== undefined) await put(damage.item);
  try {
    return await during();
  } finally {
    if (damage.item !== undefined) await remove(damage.item);
    await put(item);
  }
}

export function keyText({ pk, sk }: Item): string {
  return `${pk?.S ?? ''} ${sk?.S ?? ''}`;
}

function keyOf({ pk, sk }: Item): Item {
  return { ...(pk && { pk }), ...(sk && { sk }) };
}

function isKey(attribute: string): boolean {
  return attribute === 'pk' || attribute === 'sk';
}

function without(item: Item, attribute: string): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== attribute));
}

/** Other values of the same type, each with how it differs. */
function others(value: AttributeValue): [how: string, other: AttributeValue][] {
  if (value.S !== undefined) return otherTexts(value.S).map(([how, S]) => [how, { S }]);
  if (value.N !== undefined) {
    return [1, -1].map((by) => [`${by} more`, { N: String(Number(value.N) + by) }]);
  }
  if (value.BOOL !== undefined) return [['negated', { BOOL: !value.BOOL }]];
  if (value.L !== undefined) {
    return [
      ['reversed', { L: value.L.toReversed() }],
      ['without the last', { L: value.L.slice(0, -1) }],
    ];
  }
  throw new TypeError(`No specs damage ${JSON.stringify(value)}`);
}

function otherTexts(text: string): [how: string, other: string][] {
  const last = text.search(/\d\D*$/u);
  const digit = String((Number(text[last]) + 1) % 10);
  return [
    ['longer', `${text}x`],
    ...(last < 0
      ? []
      : [
          ['with another digit', text.slice(0, last) + digit + text.slice(last + 1)] as [
            string,
            string,
          ],
        ]),
  ];
}
