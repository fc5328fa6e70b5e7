import { connections } from '@orgcost/aws-client';
import { deadAlarmsQueueName as queueName } from '@orgcost/config';
import {
  createSqsClient,
  findDeadLetters,
  goesOn,
  putBack,
  type DeadLetters,
  type Move,
} from '@orgcost/dead-letters';
import { setTimeout } from 'node:timers/promises';
import { profileConfig } from '../../aws/aws-config';
import type { Context } from '../../context';
import { trackerDeployment } from '../../deployment/tracker-deployment';
import type { ExitCode } from '../../io';
import { renderJson } from '../../output/json';
import { startProgress } from '../../output/progress';
import { failureOfMove, renderDeadLetters, renderMove } from '../../output/replay';

const longestWaitMilliseconds = 5000;

/** `orgcost alerts replay`: puts what could not be recorded back to where it came from. */
export async function replayAlerts(context: Context, given: unknown): Promise<ExitCode> {
  await trackerDeployment(context, given);
  const { io, json, settings } = context;
  const client = createSqsClient({
    ...profileConfig(settings),
    requestHandler: connections(settings.requestTimeoutSeconds),
  });
  const queue = await findDeadLetters(client, queueName);
  const letters = await queue.count();
  const before = await queue.lastMove();
  const isMoving = before !== undefined && goesOn(before);
  if (!json) io.stdout.write(renderDeadLetters(queueName, { ...letters, isMoving }));
  if (letters.waiting === 0 && !isMoving) {
    if (json) io.stdout.write(renderJson({ queue: queueName, ...letters }));
    return 0;
  }
  const move = await follow(queue, letters.waiting, context);
  io.stdout.write(
    json ? renderJson({ queue: queueName, ...letters, ...(move && { move }) }) : renderMove(move),
  );
  if (move === undefined || goesOn(move)) return 3;
  if (move.state === 'COMPLETED') return 0;
  throw new Error(failureOfMove(move));
}

/** @returns nothing, or a move that goes on, where the program was asked to stop */
async function follow(
  queue: DeadLetters,
  messages: number,
  { io }: Context,
): Promise<Move | undefined> {
  // Of a move that goes on already, some are gone.
  const progress = await startProgress(io, 'Putting messages back', Math.max(1, messages));
  const wait = (looks: number): Promise<boolean> => {
    const milliseconds = Math.min(100 * 2 ** looks, longestWaitMilliseconds);
    return setTimeout(milliseconds, true, { signal: io.stop }).catch(() => false);
  };
  try {
    const move = await putBack(queue, wait, (moved) => {
      progress.advance(moved);
    });
    progress.finish('Putting messages back: followed to here');
    return move;
  } catch (error) {
    progress.fail('Messages could not be put back');
    throw error;
  }
}
