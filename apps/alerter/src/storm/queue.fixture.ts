import type { Chance } from './chance.fixture';

export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
}

interface Held extends QueueMessage {
  readonly receives: number;
  /** Milliseconds since 1970. */
  readonly visibleAt: number;
}

const batchSize = 10;
const maxReceives = 5;
/** Six times what a function may take. */
const visibilityTimeout = 6 * 60_000;
/** Now and then SQS hands a message to two at the same time. */
const twice = 0.02;

/**
 * Behaves as SQS does: messages come in no order, at least once; what is not deleted comes again after a while, and what came
 * too often goes to the dead letters.
 */
export class Queue {
  readonly deadLetters: QueueMessage[] = [];
  #deliveries = 0;
  #ids = 0;
  readonly #held = new Map<string, Held>();

  constructor(private readonly chance: Chance) {}

  /** How often messages were handed over. */
  get deliveries(): number {
    return this.#deliveries;
  }

  get isEmpty(): boolean {
    return this.#held.size === 0;
  }

  send(body: string): void {
    const messageId = `message-${(this.#ids += 1)}`;
    this.#held.set(messageId, { messageId, body, receives: 0, visibleAt: 0 });
  }

  /** Batches of messages that are visible, hidden from others for a while from now on; none where there are none. */
  receive(now: number, batches: number): QueueMessage[][] {
    const visible = [...this.#held.values()].filter(({ visibleAt }) => visibleAt <= now);
    const received = this.chance
      .shuffled(visible)
      .slice(0, batches * batchSize)
      .filter((message) => this.#isReceived(message, now));
    const again = received.filter(() => this.chance.happens(twice));
    const handed = [...received, ...again];
    this.#deliveries += handed.length;
    return this.#inBatches(handed);
  }

  delete(messageIds: readonly string[]): void {
    for (const id of messageIds) this.#held.delete(id);
  }

  /** Sends the dead letters once more. */
  redrive(): void {
    for (const { body } of this.deadLetters.splice(0)) this.send(body);
  }

  #isReceived(message: Held, now: number): boolean {
    const { messageId, body, receives } = message;
    if (receives === maxReceives) {
      this.#held.delete(messageId);
      this.deadLetters.push({ messageId, body });
      return false;
    }
    this.#held.set(messageId, {
      messageId,
      body,
      receives: receives + 1,
      visibleAt: now + visibilityTimeout,
    });
    return true;
  }

  #inBatches(messages: readonly Held[]): QueueMessage[][] {
    const batches: QueueMessage[][] = [];
    for (let from = 0; from < messages.length;) {
      const size = this.chance.between(1, batchSize);
      batches.push(messages.slice(from, from + size));
      from += size;
    }
    return batches;
  }
}
