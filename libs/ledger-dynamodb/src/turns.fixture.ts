/** Lets one writer at a time send one request, in the order of `choices`. */
export class Turns {
  readonly #waiting = new Map<number, () => void>();

  constructor(
    private working: number,
    private readonly choices: Iterator<number>,
  ) {}

  async take(writer: number): Promise<void> {
    await new Promise<void>((go) => {
      this.#waiting.set(writer, go);
      this.#next();
    });
  }

  leave(): void {
    this.working -= 1;
    this.#next();
  }

  #next(): void {
    if (this.#waiting.size === 0 || this.#waiting.size < this.working) return;
    const writers = [...this.#waiting.keys()].sort();
    const writer = writers[Number(this.choices.next().value ?? 0) % writers.length] ?? 0;
    const go = this.#waiting.get(writer);
    this.#waiting.delete(writer);
    go?.();
  }
}
