import type { DeadLetters } from './dead-letters';
import { goesOn, type Move } from './move';

/** Looks after which a move that was begun has to be told of. */
const looksForBegun = 20;

/**
 * Puts the messages of a queue back to where they came from, and follows that to its end, a move that goes on already too.
 * @param wait between two looks at it, told how many there were; false ends the following, and the move goes on
 * @param onMoved told how many were moved so far, after each look
 * @returns how the move ended, or how far it was when it was followed no more; nothing where SQS did not tell of it until then
 * @throws Error where SQS tells nothing of the move
 */
export async function putBack(
  queue: Pick<DeadLetters, 'lastMove' | 'beginMove'>,
  wait: (looks: number) => Promise<boolean>,
  onMoved: (moved: number) => void = () => undefined,
): Promise<Move | undefined> {
  const before = await queue.lastMove();
  if (!before || !goesOn(before)) await begin(queue, before);
  for (let looks = 1; ; looks += 1) {
    const move = await queue.lastMove();
    const isBegun = move !== undefined && (goesOn(move) || isNew(move, before));
    if (isBegun) onMoved(move.moved);
    if (isBegun && !goesOn(move)) return move;
    if (!isBegun && looks === looksForBegun) {
      throw new Error('SQS began to move the messages, and tells nothing of it: look again later');
    }
    if (!(await wait(looks))) return isBegun ? move : undefined;
  }
}

/** Somebody else may have begun one just before: then that is the one. */
async function begin(
  queue: Pick<DeadLetters, 'lastMove' | 'beginMove'>,
  before: Move | undefined,
): Promise<void> {
  try {
    await queue.beginMove();
  } catch (error) {
    const now = await queue.lastMove();
    if (!now || !isNew(now, before)) throw error;
  }
}

/** One that went on before is the same one when it has ended. */
function isNew({ startedAt }: Move, before: Move | undefined): boolean {
  return before === undefined || goesOn(before) || startedAt !== before.startedAt;
}
