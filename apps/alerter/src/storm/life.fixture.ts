import type { Chance } from './chance.fixture';

export class Crash extends Error {}

/** One run of a function, which may die before one of its calls or after it; then it does nothing more. */
export class Life {
  #callsLeft: number;
  readonly #after: boolean;
  #isDead = false;

  /** @param calls that it makes at most: it dies at one of them, or before it answers */
  constructor(chance: Chance, crashes: number, calls: number) {
    this.#callsLeft = chance.happens(crashes) ? chance.between(1, calls) : Number.POSITIVE_INFINITY;
    this.#after = chance.happens(0.5);
  }

  die(): never {
    this.#isDead = true;
    throw new Crash();
  }

  /** What it answers with, if it lives to. What it has not done by then, it never does. */
  async answer<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
    const answer = await work.catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
      return undefined;
    });
    const isCrash = this.#isDead || this.#callsLeft < Number.POSITIVE_INFINITY;
    this.#isDead = true;
    return isCrash ? undefined : answer;
  }

  /** A port through which it calls. */
  calling<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...given: unknown[]) => this.#call(() => Reflect.apply(method, target, given));
      },
    });
  }

  async #call(call: () => unknown): Promise<unknown> {
    if (this.#isDead) throw new Crash();
    this.#callsLeft -= 1;
    const isLast = this.#callsLeft === 0;
    if (isLast) this.#isDead = true;
    if (isLast && !this.#after) throw new Crash();
    const result = await call();
    // Another call of the same run may have been its last meanwhile.
    if (this.#hasDied()) throw new Crash();
    return result;
  }

  #hasDied(): boolean {
    return this.#isDead;
  }
}
