import { parseUtcDay } from '@orgcost/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { createWorld } from './support/world';

jest.setTimeout(60_000);

const policySchema = z.object({
  Statement: z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]) })),
});

/** The actions that the policies in the README allow, by service. */
function allowedActions(): Record<string, string[]> {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const actions = [...readme.matchAll(/```json\n(.*?)```/gs)]
    .map(([, json = '']) => policySchema.parse(JSON.parse(json)))
    .flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  const byService: Record<string, Set<string>> = {};
  for (const action of actions) {
    const [service = '', operation = ''] = action.split(':');
    (byService[service] ??= new Set()).add(operation);
  }
  return Object.fromEntries(
    Object.entries(byService).map(([service, operations]) => [service, [...operations].sort()]),
  );
}

/** Called by `alerts ack`, and where alerts are mailed. */
const onlyForAlerts = ['UpdateItem'];
/** Called for an account only that moves or an OU that appears while the organization is read. */
const onlyUnderChange = ['DescribeOrganizationalUnit', 'ListParents'];

describe('the least privilege that the README tells', () => {
  it('is what a whole collection calls, and nothing else', async () => {
    await using world = await createWorld({ today: parseUtcDay('2026-11-03'), months: 1 });
    // The table is there already in AWS: creating it takes no part.
    world.dynamoDb.reset();
    await world.sync();
    await world.collect();
    const { sts = [], organizations = [], ce = [], dynamodb = [] } = allowedActions();

    const { requests } = world.aws;
    const aws = [...sts, ...organizations, ...ce];
    expect(aws.filter((operation) => requests.count(operation) === 0)).toEqual(onlyUnderChange);
    expect(aws.reduce((sum, operation) => sum + requests.count(operation), 0)).toBe(
      requests.count(),
    );
    // The CLI describes the table to tell whether it is one.
    expect([...world.dynamoDb.operations, 'DescribeTable', ...onlyForAlerts].sort()).toEqual(
      dynamodb,
    );
  });
});
