import type { Statement } from '@orgcost/chargeback';

/** `Web Shop (4711)` */
export function costCenterInWords({ id, name }: Statement['costCenter']): string {
  return name === undefined ? id : `${name} (${id})`;
}
