import { Entity, type EntityConfiguration } from 'electrodb';

/** The pages that a run has taken; see `SharedPageMeter`. */
export function runPagesEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'RunPages', version: '1' },
      attributes: {
        run: { type: 'string', required: true },
        taken: { type: 'number', required: true },
      },
      indexes: {
        byRun: {
          pk: { field: 'pk', casing: 'none', composite: ['run'], template: 'run#${run}' },
          sk: { field: 'sk', casing: 'none', composite: [], template: 'pages' },
        },
      },
    },
    configuration,
  );
}
