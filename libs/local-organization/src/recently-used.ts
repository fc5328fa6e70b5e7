/** Remembers the few values used last, so that what follows soon need not be computed again. */
export class RecentlyUsed<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly limit: number) {}

  get(key: string, compute: () => Value): Value {
    const value = this.#values.get(key) ?? compute();
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.limit && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
