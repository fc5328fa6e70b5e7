import type { Caller } from '../wire/credentials';
import type { Call } from '../wire/protocol';

/** What can become of a call, besides what it asks for. */
export const faultKinds = [
  'throttle',
  'server-error',
  /** No answer at all, until the client hangs up. */
  'timeout',
  /** The connection is reset in place of an answer. */
  'reset',
  /** The connection ends in the middle of the answer. */
  'truncated',
  /** The answer is whole, but is not in the service's format. */
  'malformed',
  /** The answer's members are of other types than they should be. */
  'wrong-type',
  'expired-credentials',
  'access-denied',
  /** The service's clock is an hour ahead of its client's. */
  'clock-skew',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A fault of one operation's calls, as opposed to rates of them. */
export interface PlannedFault {
  /** Such as `ListAccounts`. */
  readonly operation: string;
  readonly kind: FaultKind;
  /** Only the first calls that it concerns; every one without it. */
  readonly times?: number;
  /** ARN of the role that it concerns: the one that AssumeRole asks for, and otherwise the one that calls. */
  readonly role?: string;
}

/** Plans how often each is still to happen. */
export class PlannedFaults {
  readonly #left: Map<PlannedFault, number>;
  #taken = 0;

  constructor(faults: readonly PlannedFault[]) {
    this.#left = new Map(
      faults.map((fault) => [fault, fault.times ?? Number.POSITIVE_INFINITY] as const),
    );
  }

  /** Whether clocks are skewed still: answers tell the time by them, whatever was asked. */
  get clockIsSkewed(): boolean {
    return [...this.#left].some(([{ kind }, left]) => kind === 'clock-skew' && left > 0);
  }

  /** How often any has happened. */
  get taken(): number {
    return this.#taken;
  }

  /** The fault that a call meets, if any; it has happened then. */
  take(call: Call, caller: Caller | undefined): FaultKind | undefined {
    for (const [fault, left] of this.#left) {
      if (left === 0 || fault.operation !== call.operation) continue;
      if (fault.role !== undefined && fault.role !== roleOf(call, caller)) continue;
      this.#left.set(fault, left - 1);
      this.#taken += 1;
      return fault.kind;
    }
    return undefined;
  }
}

function roleOf({ operation, input }: Call, caller: Caller | undefined): unknown {
  if (operation === 'AssumeRole' && typeof input === 'object' && input && 'RoleArn' in input) {
    return input.RoleArn;
  }
  return caller?.arn.replace(
    /^arn:aws:sts::(\d+):assumed-role\/(.+)\/.+$/,
    'arn:aws:iam::$1:role/$2',
  );
}
