import { shortened } from '@orgcost/alert-mail';
import type { CostCenter, CostCenterId } from '@orgcost/chargeback';

export type NameOf = (costCenter: CostCenterId) => string;

/** Cost centers as people know them, and as finance names them. */
export function costCenterNames(costCenters: readonly CostCenter[]): NameOf {
  const names = new Map(costCenters.map(({ id, name }) => [id, name]));
  return (id) => {
    const name = names.get(id);
    return name === undefined ? id : `${shortened(name, 60)} (${id})`;
  };
}
