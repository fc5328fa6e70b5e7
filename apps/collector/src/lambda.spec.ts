import { InvalidInputError } from '@orgcost/domain';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { lambdaHandler } from './lambda';

const environment = { ...process.env };

beforeEach(() => {
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    TABLE_NAME: 'orgcost',
    MEMBER_ROLE_NAME: 'OrgCostCollector',
    EXTERNAL_ID: 'a-value-of-our-own',
  });
});

afterEach(() => {
  process.env = { ...environment };
});

const reserve = 60_000;

test.each([
  ['more than the reserve is left', 2 * reserve, false],
  ['as much as the reserve is left', reserve, true],
  ['less than the reserve is left', reserve / 2, true],
])('a step is told to stop where no more than the reserve is left: %s', async (_, left, told) => {
  const handler = lambdaHandler(
    z.object({ run: z.string() }),
    async (collector, { run }, stop) => {
      await setTimeout(50);
      return { table: collector.config.table, run, told: stop.aborted };
    },
    reserve,
  );

  expect(await handler({ run: 'of-today' }, { getRemainingTimeInMillis: () => left })).toEqual({
    table: 'orgcost',
    run: 'of-today',
    told,
  });
});

test('an event that makes no sense is refused in one line', async () => {
  const step = jest.fn();
  const handler = lambdaHandler(z.strictObject({ run: z.string() }), step, reserve);

  await expect(
    handler({ run: 1, more: true }, { getRemainingTimeInMillis: () => 2 * reserve }),
  ).rejects.toEqual(
    new InvalidInputError(
      'Event: run: Invalid input: expected string, received number; Unrecognized key: "more"',
    ),
  );
  expect(step).not.toHaveBeenCalled();
});
