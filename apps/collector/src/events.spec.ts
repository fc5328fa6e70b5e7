import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidInputError } from '@orgcost/domain';
import type * as z from 'zod';
import { collectEventSchema } from './collect-batch';
import { finishEventSchema } from './finish-run';
import { parseEvent } from './lambda';
import { planEventSchema } from './plan-run';

const schemas: Record<string, z.ZodType> = {
  'collect.json': collectEventSchema,
  'finish.json': finishEventSchema,
  'plan.json': planEventSchema,
};
const folder = join(__dirname, '../events');

test('there is an example of every event', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas));
});

test.each(Object.entries(schemas))('%s is an event as the handler takes it', (file, schema) => {
  const example: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  expect(JSON.parse(JSON.stringify(parseEvent(schema, example)))).toEqual(
    file === 'plan.json' ? { time: '2026-11-23T06:00:00.000Z' } : example,
  );
});

test.each([
  [undefined, 'Event: Invalid input: expected object, received undefined'],
  [{}, 'Event: time: Invalid input: expected string, received undefined'],
  [
    { time: 'yesterday', mode: 'both' },
    'Event: time: "yesterday" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z; ' +
      'mode: Invalid option: expected one of "member"|"payer"',
  ],
  [
    { time: '2026-11-23T06:00:00Z', since: '2026-02-30', maxPages: 0 },
    'Event: since: "2026-02-30" is not a day: the calendar does not have it; ' +
      'maxPages: Too small: expected number to be >=1',
  ],
  [{ time: '2026-11-23T06:00:00Z', acounts: ['1'] }, 'Event: Unrecognized key: "acounts"'],
])('what is wrong with %j is told in one line', (event, message) => {
  expect(() => parseEvent(planEventSchema, event)).toThrow(new InvalidInputError(message));
});
