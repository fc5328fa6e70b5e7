import { instantFromEpoch, parseInstant, parseUtcDay } from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type PlantedDeadLetters,
} from '@orgcost/local-organization';
import { findDeadLetters, type DeadLetters } from './dead-letters';
import type { Move } from './move';
import { putBack } from './put-back';
import { createSqsClient } from './sqs-client';

const environment = { ...process.env };
const startedAt = parseInstant('2026-11-23T00:00:01Z');

let local: LocalOrganization;
let queue: DeadLetters;

beforeEach(async () => {
  local = await startLocalOrganization({
    today: parseUtcDay('2026-11-23'),
    months: 1,
    timeOfDay: () => 1000,
  });
  Object.assign(process.env, local.environment, { AWS_REGION: 'eu-central-1' });
  queue = await findDeadLetters(createSqsClient(), 'orgcost-alarms-dead');
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

/** How it ended, and what was told of it on the way. */
async function puttingBack(
  planted: PlantedDeadLetters,
  lets: (looks: number) => boolean = () => true,
) {
  local.plantDeadLetters(planted);
  const told: number[] = [];
  const wait = (looks: number) => Promise.resolve(lets(looks));
  const move = await putBack(queue, wait, (moved) => told.push(moved));
  return { move, told, putBack: local.putBack };
}

test('messages are put back, and followed to the last one', async () => {
  expect(await puttingBack({ messages: ['one', 'two', 'three'] })).toEqual({
    move: { state: 'COMPLETED', startedAt, moved: 3 },
    told: [1, 2, 3, 3],
    putBack: ['one', 'two', 'three'],
  });
});

test('an earlier move is not taken for the one that was begun', async () => {
  await puttingBack({ messages: ['one'] });
  expect(await puttingBack({ messages: ['two', 'three'] })).toEqual({
    move: { state: 'COMPLETED', startedAt: '2026-11-23T00:00:01.001Z', moved: 2 },
    told: [1, 2, 2],
    putBack: ['one', 'two', 'three'],
  });
});

test('a move that goes on already is followed', async () => {
  expect(await puttingBack({ messages: ['one', 'two'], isMoving: true })).toMatchObject({
    move: { state: 'COMPLETED', moved: 2 },
    told: [2, 2],
  });
  expect(local.requests.count('StartMessageMoveTask')).toBe(0);
});

test('a move that fails tells how far it came, and why', async () => {
  const fails = { after: 1, reason: 'AWS.SimpleQueueService.NonExistentQueue' };
  expect(await puttingBack({ messages: ['one', 'two'], fails })).toEqual({
    move: { state: 'FAILED', startedAt, moved: 1, failure: fails.reason },
    told: [1, 1],
    putBack: ['one'],
  });
});

test('whoever follows it no more leaves it going on', async () => {
  const messages = ['one', 'two', 'three'];
  expect(await puttingBack({ messages }, (looks) => looks < 2)).toMatchObject({
    move: { state: 'RUNNING', moved: 2 },
    told: [1, 2],
  });
});

test('what AWS refuses is refused', async () => {
  local.setFaults({ planned: [{ operation: 'StartMessageMoveTask', kind: 'access-denied' }] });
  await expect(puttingBack({ messages: ['one'] })).rejects.toThrow(
    'The queue orgcost-alarms-dead: sqs:StartMessageMoveTask is denied',
  );
});

describe('of a queue that others move, too', () => {
  const move = (facts: Partial<Move>): Move => ({
    state: 'RUNNING',
    startedAt: instantFromEpoch(1),
    moved: 0,
    ...facts,
  });
  const telling = (moves: readonly (Move | undefined)[], beginMove: () => Promise<void>) => {
    let looks = 0;
    return {
      beginMove,
      lastMove: () => Promise.resolve(moves[Math.min(looks++, moves.length - 1)]),
    };
  };
  const refuse = () => Promise.reject(new Error('There is already a task running'));
  const on = () => Promise.resolve(true);

  test('a move that somebody began just before is followed', async () => {
    const before = move({ state: 'COMPLETED' });
    const theirs = move({ startedAt: instantFromEpoch(2) });
    const ended = move({ startedAt: instantFromEpoch(2), state: 'CANCELLED', moved: 7 });
    const moves = [before, theirs, { ...theirs, state: 'CANCELLING' as const }, ended];
    expect(await putBack(telling(moves, refuse), on)).toEqual(ended);
  });

  test('a refusal is told where nobody did', async () => {
    const moves = [move({ state: 'COMPLETED' })];
    await expect(putBack(telling(moves, refuse), on)).rejects.toThrow('already a task running');
  });

  test('SQS may tell of a move a little later, or never', async () => {
    const old = move({ state: 'COMPLETED' });
    const begin = () => Promise.resolve();
    const ended = move({ startedAt: instantFromEpoch(2), state: 'COMPLETED', moved: 1 });
    expect(await putBack(telling([undefined, undefined, ended], begin), on)).toEqual(ended);
    expect(await putBack(telling([old, old, ended], begin), on)).toEqual(ended);
    expect(await putBack(telling([old], begin), () => Promise.resolve(false))).toBe(undefined);
    await expect(putBack(telling([old], begin), on)).rejects.toThrow(
      'SQS began to move the messages, and tells nothing of it: look again later',
    );
  });
});
