import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { setTimeout } from 'node:timers/promises';

const arn = 'arn:aws:states:us-east-1';

/**
 * Starts a collection as the schedule does, and waits for its end.
 *
 * @param {SFNClient} client
 * @param {string} account
 * @param {{ time: string }} event
 * @returns {Promise<{ start: string | undefined, status: string | undefined, output: Record<string, unknown>, executions: number }>}
 */
export async function collect(client, account, event) {
  const starts = `${arn}:${account}:stateMachine:orgcost-start`;
  const stateMachineArn = `${arn}:${account}:stateMachine:orgcost-collection`;
  const start = await client.send(
    new StartSyncExecutionCommand({
      stateMachineArn: starts,
      input: JSON.stringify(event),
    }),
  );
  const executionArn = `${arn}:${account}:execution:orgcost-collection:${event.time.replaceAll(':', '-')}`;
  for (let attempt = 0; attempt < 240; attempt += 1) {
    await setTimeout(500);
    const ended = await endOf(client, executionArn);
    if (ended === undefined) continue;
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    return { start: start.error ?? start.status, ...ended, executions: executions.length };
  }
  throw new Error('The collection does not end');
}

/**
 * @param {SFNClient} client
 * @param {string} executionArn
 */
async function endOf(client, executionArn) {
  try {
    const { status, output, error, cause } = await client.send(
      new DescribeExecutionCommand({ executionArn }),
    );
    if (status === 'RUNNING') return undefined;
    return { status, output: output ? JSON.parse(output) : { error, cause } };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}
