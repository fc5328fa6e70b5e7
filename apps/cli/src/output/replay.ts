import type { Move } from '@orgcost/dead-letters';
import { count } from './count';

/** What is in a queue of dead letters, and what is done about it. */
export function renderDeadLetters(
  queue: string,
  {
    waiting,
    inFlight,
    isMoving,
  }: { readonly waiting: number; readonly inFlight: number; readonly isMoving: boolean },
): string {
  if (isMoving) return `Messages of ${queue} are being put back already: ${waiting} are left\n`;
  const lines = [
    waiting === 0
      ? `No message of ${queue} can be put back`
      : `${count(waiting, 'message')} of ${queue} can be put back`,
    ...(inFlight === 0
      ? []
      : [
          `${count(inFlight, 'message')} besides, which somebody is looking at: to be put back once the queue has them again`,
        ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** How a move ended; nothing where SQS does not tell of it yet. */
export function renderMove(move: Move | undefined): string {
  const moved = count(move?.moved ?? 0, 'message');
  switch (move?.state) {
    case 'COMPLETED':
      return `${moved} put back: they are recorded within minutes, or come here again\n`;
    case 'FAILED':
    case 'CANCELLED':
      return `${moved} put back\n`;
    default:
      return `${moved} put back so far. It goes on without this program: the same command follows it again\n`;
  }
}

/** Why a move ended before its end. */
export function failureOfMove({ state, failure }: Move): string {
  return state === 'CANCELLED'
    ? 'Somebody cancelled it: the same command puts back what is left'
    : `SQS could not put all of them back: ${failure ?? 'it does not say why'}. See what docs/deploy.md says of alerts replay, then run it again`;
}
