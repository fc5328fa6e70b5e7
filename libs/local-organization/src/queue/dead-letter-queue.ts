import { AwsError } from '../wire/aws-error';

/** What is in the queue of dead letters, and what becomes of it. */
export interface PlantedDeadLetters {
  /** That can be moved. */
  readonly messages?: readonly string[];
  /** So many others, which somebody has received and does not give back. */
  readonly inFlight?: number;
  /** A move of them goes on already. */
  readonly isMoving?: boolean;
  /** A move ends after so many messages. */
  readonly fails?: { readonly after: number; readonly reason: string };
  /** There is no such queue. */
  readonly isMissing?: boolean;
}

interface MoveTask {
  readonly startedAt: number;
  readonly toMove: number;
  moved: number;
  state: 'RUNNING' | 'COMPLETED' | 'FAILED';
  reason?: string;
}

/** SQS keeps no more. */
const tasksKept = 10;

/** The queue of what could not be handled of the topic. Its moves go on by a message each time that they are listed. */
export class DeadLetterQueue {
  readonly #putBack: string[] = [];
  readonly #tasks: MoveTask[] = [];
  #planted: PlantedDeadLetters = {};
  #messages: string[] = [];

  constructor(readonly arn: string) {}

  plant(planted: PlantedDeadLetters): void {
    this.#planted = planted;
    this.#messages = [...(planted.messages ?? [])];
    if (planted.isMoving) this.#begin(0);
  }

  /** In the order in which they were moved. */
  get putBack(): readonly string[] {
    return this.#putBack;
  }

  get isMissing(): boolean {
    return this.#planted.isMissing ?? false;
  }

  get count(): { readonly waiting: number; readonly inFlight: number } {
    return { waiting: this.#messages.length, inFlight: this.#planted.inFlight ?? 0 };
  }

  /** @throws AwsError where a move goes on */
  startMove(now: number): MoveTask {
    if (this.#tasks.some(({ state }) => state === 'RUNNING')) {
      throw new AwsError(
        'InvalidParameterValue',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    return this.#begin(now);
  }

  /** The newest first. */
  listMoves(): readonly MoveTask[] {
    const [newest] = this.#tasks;
    if (newest?.state === 'RUNNING') this.#goOn(newest);
    return this.#tasks;
  }

  /** No two begin in the same millisecond. */
  #begin(now: number): MoveTask {
    const startedAt = Math.max(now, (this.#tasks[0]?.startedAt ?? 0) + 1);
    const task: MoveTask = { startedAt, toMove: this.#messages.length, moved: 0, state: 'RUNNING' };
    this.#tasks.unshift(task);
    this.#tasks.splice(tasksKept);
    return task;
  }

  #goOn(task: MoveTask): void {
    const { fails } = this.#planted;
    if (fails && task.moved === fails.after) {
      task.state = 'FAILED';
      task.reason = fails.reason;
      return;
    }
    const [message] = this.#messages.splice(0, 1);
    if (message === undefined) {
      task.state = 'COMPLETED';
      return;
    }
    this.#putBack.push(message);
    task.moved += 1;
  }
}
