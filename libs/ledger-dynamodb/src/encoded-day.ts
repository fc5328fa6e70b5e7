import { createHash } from 'node:crypto';
import { metrics, type DayCosts } from '@orgcost/domain';
import { assertFitsItem } from './item-size';
import { encodeMatrix } from './matrix-text';

/** A day with its matrix as text, and the hash by which two looks at it are compared. */
export interface EncodedDay extends DayCosts {
  readonly costs: string;
  readonly hash: string;
}

/** @throws ItemTooLargeError */
export function encodeDay(day: DayCosts): EncodedDay {
  const inOrder = metrics.filter((metric) => day.metrics.includes(metric));
  const costs = encodeMatrix(inOrder, day.matrix);
  assertFitsItem(costs, `costs of ${day.day}`);
  return { ...day, metrics: inOrder, costs, hash: hashOf({ ...day, metrics: inOrder, costs }) };
}

/** @param day with its metrics in the order of `metrics` */
export function hashOf({
  estimated,
  metrics: inOrder,
  costs,
}: Pick<EncodedDay, 'estimated' | 'metrics' | 'costs'>): string {
  return digest([estimated, inOrder, costs]);
}

/** SHA-256 of values as JSON, in base64url. */
export function digest(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}
