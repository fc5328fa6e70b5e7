import type { SettingsLayer } from '@orgcost/config';

/**
 * Puts a stronger layer over a weaker one. A ledger that the stronger names replaces the weaker's as a whole:
 * a `--ledger` sets aside the file's `table` with its `endpointUrl`.
 */
export function overlay(weaker: SettingsLayer, stronger: SettingsLayer): SettingsLayer {
  const { table, endpointUrl, ledger, ...rest } = weaker;
  const namesLedger = stronger.table !== undefined || stronger.ledger !== undefined;
  return {
    ...rest,
    ...(!namesLedger && { table, endpointUrl, ledger }),
    ...stronger,
    collection: { ...weaker.collection, ...stronger.collection },
  };
}
