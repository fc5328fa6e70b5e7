import type { Deployment } from '@orgcost/config';
import { alarmQueueName, billingRegion, deadAlarmsQueueName, workflowName } from '../names';

type Metric = readonly [namespace: string, name: string, ...dimensions: string[]];

interface Graph {
  readonly title: string;
  readonly region: string;
  readonly stat: 'Sum' | 'Maximum';
  /** Seconds. */
  readonly period: number;
  readonly metrics: readonly Metric[];
}

const hour = 60 * 60;
const steps = ['plan', 'collect', 'finish'].map((step) => `orgcost-collector-${step}`);
const recorder = 'orgcost-alerter-record';
const preparer = 'orgcost-preparer-prepare';

/**
 * How OrgCost itself does, on one page: collections, functions, alarms that came in, the table, months prepared.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(deployment: Deployment): object {
  const [perRow, width, height] = [2, 12, 6];
  return {
    start: '-P7D',
    widgets: graphsOf(deployment).map(({ metrics, ...properties }, index) => ({
      type: 'metric',
      x: (index % perRow) * width,
      y: Math.floor(index / perRow) * height,
      width,
      height,
      properties: { ...properties, metrics, view: 'timeSeries', yAxis: { left: { min: 0 } } },
    })),
  };
}

function graphsOf(deployment: Deployment): readonly Graph[] {
  const { chargeback, homeRegion: home, trackerAccount, table } = deployment;
  const machine = `arn:aws:states:${home}:${trackerAccount}:stateMachine:${workflowName}`;
  const ofMachine = (name: string): Metric => ['AWS/States', name, 'StateMachineArn', machine];
  const ofFunction =
    (name: string) =>
    (functionName: string): Metric => ['AWS/Lambda', name, 'FunctionName', functionName];
  const ofQueue = (name: string, queue: string): Metric => ['AWS/SQS', name, 'QueueName', queue];
  const ofTable = (name: string): Metric => ['AWS/DynamoDB', name, 'TableName', table];
  const waiting = 'ApproximateNumberOfMessagesVisible';
  const preparing: Graph = {
    title: 'The preparer of months',
    region: home,
    stat: 'Sum',
    period: 24 * hour,
    metrics: [ofFunction('Invocations')(preparer), ofFunction('Errors')(preparer)],
  };
  const isPreparing = chargeback !== undefined && chargeback.finance.length > 0;
  return [
    {
      title: 'Collections, and how they ended',
      region: home,
      stat: 'Sum',
      period: 6 * hour,
      metrics: ['Succeeded', 'Failed', 'TimedOut', 'Aborted'].map((end) =>
        ofMachine(`Executions${end}`),
      ),
    },
    {
      title: 'How long a collection takes',
      region: home,
      stat: 'Maximum',
      period: 6 * hour,
      metrics: [ofMachine('ExecutionTime')],
    },
    {
      title: 'Errors of functions that collect',
      region: home,
      stat: 'Sum',
      period: hour,
      metrics: steps.map(ofFunction('Errors')),
    },
    {
      title: 'How long they run, of 15 minutes',
      region: home,
      stat: 'Maximum',
      period: hour,
      metrics: steps.map(ofFunction('Duration')),
    },
    {
      title: 'Alarms: in the queue, and those that could not be handled',
      region: billingRegion,
      stat: 'Maximum',
      period: hour,
      metrics: [ofQueue(waiting, alarmQueueName), ofQueue(waiting, deadAlarmsQueueName)],
    },
    {
      title: 'The recorder of alarms',
      region: billingRegion,
      stat: 'Sum',
      period: hour,
      metrics: [ofFunction('Invocations')(recorder), ofFunction('Errors')(recorder)],
    },
    {
      title: 'What the table reads and writes, in units',
      region: home,
      stat: 'Sum',
      period: hour,
      metrics: [ofTable('ConsumedReadCapacityUnits'), ofTable('ConsumedWriteCapacityUnits')],
    },
    {
      title: 'What the table refused',
      region: home,
      stat: 'Sum',
      period: hour,
      metrics: [ofTable('ReadThrottleEvents'), ofTable('WriteThrottleEvents')],
    },
    ...(isPreparing ? [preparing] : []),
  ];
}
