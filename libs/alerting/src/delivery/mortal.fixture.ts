import fc from 'fast-check';

// Functions that die.

export class Crash extends Error {}

/** A function that dies at one of its calls, before the call is carried out or after it; then it does nothing more. */
export interface Life {
  readonly calls: number;
  readonly after: boolean;
}

export const lives = fc.array(
  fc.record({ calls: fc.integer({ min: 1, max: 60 }), after: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

export function mortal<Port extends object>(
  port: Port,
  count: () => 'alive' | 'dies before' | 'dies after' | 'dead',
): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const state = count();
        if (state === 'dead' || state === 'dies before') throw new Crash();
        const result: unknown = await method.apply(target, given);
        if (state === 'dies after') throw new Crash();
        return result;
      };
    },
  });
}

export function counterOf({ calls, after }: Life) {
  let left = calls;
  return () => {
    left -= 1;
    if (left > 0) return 'alive';
    if (left < 0) return 'dead';
    return after ? 'dies after' : 'dies before';
  };
}
