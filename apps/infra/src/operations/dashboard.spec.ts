import * as z from 'zod';
import { exampleApp, exampleDeployment, resourcesOf, templateOf } from '../deployed.fixture';
import { dashboardBody } from './dashboard';

const bodySchema = z.object({
  widgets: z.array(
    z.object({
      x: z.int(),
      y: z.int(),
      properties: z.object({ region: z.string(), metrics: z.array(z.array(z.string())) }),
    }),
  ),
});

const { widgets } = bodySchema.parse(
  dashboardBody(exampleDeployment({ homeRegion: 'eu-central-1' })),
);
const metrics = widgets.flatMap(({ properties }) => properties.metrics);

/** The values of properties that name a resource, in all stacks. */
const deployed = ['orgcost-ledger', 'orgcost-alerting', 'orgcost-collector'].flatMap((stack) =>
  Object.values(resourcesOf(templateOf(exampleApp({ homeRegion: 'eu-central-1' }), stack))).map(
    ({ Properties }) => JSON.stringify(Properties),
  ),
);

it('shows what is deployed, and nothing else', () => {
  const names = [...new Set(metrics.map((metric) => metric.at(-1) ?? ''))];
  expect(names).toHaveLength(8);
  for (const name of names) {
    const own = name.replace(/^arn:.*:/, '');
    expect(deployed.some((properties) => properties.includes(`Name":"${own}"`))).toBe(true);
  }
});

it('shows two graphs in a row, none over another', () => {
  const places = widgets.map(({ x, y }) => `${x},${y}`);
  expect(places).toEqual(['0,0', '12,0', '0,6', '12,6', '0,12', '12,12', '0,18', '12,18']);
});

it('looks for alarms where the billing metric is, and for the rest at home', () => {
  expect(widgets.map(({ properties }) => properties.region)).toEqual([
    ...Array.from({ length: 4 }, () => 'eu-central-1'),
    'us-east-1',
    'us-east-1',
    'eu-central-1',
    'eu-central-1',
  ]);
});
