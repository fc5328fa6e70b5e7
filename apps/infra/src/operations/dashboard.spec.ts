import { chargebackSchema } from '@orgcost/config';
import * as z from 'zod';
import {
  exampleApp,
  exampleDeployment,
  resourcesOf,
  templateOf,
  withoutChargeback,
} from '../deployed.fixture';
import { dashboardBody } from './dashboard';

const bodySchema = z.object({
  widgets: z.array(z.object({ properties: z.object({ metrics: z.array(z.array(z.string())) }) })),
});

const body = dashboardBody(exampleDeployment({ homeRegion: 'eu-central-1' }));
const { widgets } = bodySchema.parse(body);
const metrics = widgets.flatMap(({ properties }) => properties.metrics);

/** The values of properties that name a resource, in all stacks. */
const deployed = ['ledger', 'alerting', 'collector', 'chargeback'].flatMap((name) =>
  Object.values(
    resourcesOf(templateOf(exampleApp({ homeRegion: 'eu-central-1' }), `orgcost-${name}`)),
  ).map(({ Properties }) => JSON.stringify(Properties)),
);

it('shows what is deployed, and nothing else', () => {
  const names = [...new Set(metrics.map((metric) => metric.at(-1) ?? ''))];
  expect(names).toHaveLength(9);
  for (const name of names) {
    const own = name.replace(/^arn:.*:/, '');
    expect(deployed.some((properties) => properties.includes(`Name":"${own}"`))).toBe(true);
  }
});

it('shows how collections, functions, alarms and the table do, over a week', () => {
  const [home, billing] = ['eu-central-1', 'us-east-1'];
  const [hour, run] = [3600, 21_600];
  const machine = 'arn:aws:states:eu-central-1:222222222222:stateMachine:orgcost-collection';
  const ofMachine = (name: string) => ['AWS/States', name, 'StateMachineArn', machine];
  const ofFunction = (name: string, own: string) => ['AWS/Lambda', name, 'FunctionName', own];
  const ofSteps = (name: string) =>
    ['plan', 'collect', 'finish'].map((step) => ofFunction(name, `orgcost-collector-${step}`));
  const waiting = (queue: string) => [
    'AWS/SQS',
    'ApproximateNumberOfMessagesVisible',
    'QueueName',
    queue,
  ];
  const ofTable = (name: string) => ['AWS/DynamoDB', name, 'TableName', 'orgcost'];
  const graph = (
    [x, y]: [number, number],
    title: string,
    [region, stat, period]: [string | undefined, string, number | undefined],
    shown: string[][],
  ) => ({
    type: 'metric',
    x,
    y,
    width: 12,
    height: 6,
    properties: {
      title,
      region,
      stat,
      period,
      metrics: shown,
      view: 'timeSeries',
      yAxis: { left: { min: 0 } },
    },
  });
  expect(body).toEqual({
    start: '-P7D',
    widgets: [
      graph(
        [0, 0],
        'Collections, and how they ended',
        [home, 'Sum', run],
        [
          ofMachine('ExecutionsSucceeded'),
          ofMachine('ExecutionsFailed'),
          ofMachine('ExecutionsTimedOut'),
          ofMachine('ExecutionsAborted'),
        ],
      ),
      graph(
        [12, 0],
        'How long a collection takes',
        [home, 'Maximum', run],
        [ofMachine('ExecutionTime')],
      ),
      graph([0, 6], 'Errors of functions that collect', [home, 'Sum', hour], ofSteps('Errors')),
      graph(
        [12, 6],
        'How long they run, of 15 minutes',
        [home, 'Maximum', hour],
        ofSteps('Duration'),
      ),
      graph(
        [0, 12],
        'Alarms: in the queue, and those that could not be handled',
        [billing, 'Maximum', hour],
        [waiting('orgcost-alarms'), waiting('orgcost-alarms-dead')],
      ),
      graph(
        [12, 12],
        'The recorder of alarms',
        [billing, 'Sum', hour],
        [
          ofFunction('Invocations', 'orgcost-alerter-record'),
          ofFunction('Errors', 'orgcost-alerter-record'),
        ],
      ),
      graph(
        [0, 18],
        'What the table reads and writes, in units',
        [home, 'Sum', hour],
        [ofTable('ConsumedReadCapacityUnits'), ofTable('ConsumedWriteCapacityUnits')],
      ),
      graph(
        [12, 18],
        'What the table refused',
        [home, 'Sum', hour],
        [ofTable('ReadThrottleEvents'), ofTable('WriteThrottleEvents')],
      ),
      graph(
        [0, 24],
        'The preparer of months',
        [home, 'Sum', 24 * hour],
        [
          ofFunction('Invocations', 'orgcost-preparer-prepare'),
          ofFunction('Errors', 'orgcost-preparer-prepare'),
        ],
      ),
    ],
  });
});

it('has nothing of the preparer where finance is not mailed', () => {
  const shown = JSON.stringify([
    dashboardBody(withoutChargeback()),
    dashboardBody(exampleDeployment({ chargeback: chargebackSchema.parse({}) })),
  ]);
  expect(shown).not.toContain('preparer');
});
