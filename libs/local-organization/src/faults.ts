import type { AccountId } from '@orgcost/domain';
import { hash, hashText } from './hash';
import { PlannedFaults, type FaultKind, type PlannedFault } from './faults/planned-faults';
import { serverError, throttled } from './faults/refusals';
import { AwsError } from './wire/aws-error';
import type { Caller } from './wire/credentials';
import type { Call } from './wire/protocol';

/** What goes wrong on request. Rates are from 0 to 1, of each operation's calls; the seed decides which. */
export interface Faults {
  /** The operations that rates and the delay concern, such as `AssumeRole`; all without it. */
  readonly operations?: readonly string[];
  readonly throttleRate?: number;
  readonly serverErrorRate?: number;
  /** Answers with status 200 that break off in the middle. */
  readonly malformedRate?: number;
  /** Before every answer. */
  readonly delayMilliseconds?: number;
  /** Accounts whose roles cannot be assumed, besides those of the organization. */
  readonly deniedAccounts?: readonly AccountId[];
  /** Accounts whose stack of the StackSet cannot be updated. */
  readonly failingStacks?: readonly AccountId[];
  /** Temporary credentials expire after as many requests. */
  readonly expireCredentialsAfterRequests?: number;
  /** The next page of costs that is asked for by token is refused with RequestChangedException. */
  readonly requestChangedOnce?: boolean;
  /** The same with InvalidNextTokenException. */
  readonly invalidNextTokenOnce?: boolean;
  /** Besides what rates decide. */
  readonly planned?: readonly PlannedFault[];
}

interface Fate {
  readonly delayMilliseconds: number;
  readonly malformed: boolean;
  readonly refusal: AwsError | undefined;
}

const unharmed: Fate = { delayMilliseconds: 0, malformed: false, refusal: undefined };

/** Faults in force: from one seed and one order of calls, always the same. */
export class ActiveFaults {
  readonly #calls = new Map<string, number>();
  #requestChanged: boolean;
  #invalidNextToken: boolean;
  readonly #planned: PlannedFaults;

  constructor(
    private readonly seed: number,
    readonly settings: Faults,
  ) {
    this.#requestChanged = settings.requestChangedOnce ?? false;
    this.#invalidNextToken = settings.invalidNextTokenOnce ?? false;
    this.#planned = new PlannedFaults(settings.planned ?? []);
  }

  get clockIsSkewed(): boolean {
    return this.#planned.clockIsSkewed;
  }

  get plannedTaken(): number {
    return this.#planned.taken;
  }

  /** The planned fault that a call meets, if any. */
  takePlanned(call: Call, caller: Caller | undefined): FaultKind | undefined {
    return this.#planned.take(call, caller);
  }

  /** Decides what happens to a call. */
  draw({ service, operation }: Call): Fate {
    const { settings } = this;
    if (settings.operations && !settings.operations.includes(operation)) return unharmed;
    const { throttleRate = 0, serverErrorRate = 0, malformedRate = 0 } = settings;
    const { delayMilliseconds = 0 } = settings;
    const number = this.#calls.get(operation) ?? 0;
    this.#calls.set(operation, number + 1);
    const chance = hash(hashText(this.seed, operation), number) / 2 ** 32;
    const refusal =
      chance < throttleRate
        ? throttled(service)
        : chance < throttleRate + serverErrorRate
          ? serverError(service)
          : undefined;
    return { delayMilliseconds, malformed: chance >= 1 - malformedRate, refusal };
  }

  /** @throws AwsError once for each fault of paging that is set */
  nextPage(): void {
    if (this.#requestChanged) {
      this.#requestChanged = false;
      throw new AwsError('RequestChangedException', 'The request parameters changed between pages');
    }
    if (this.#invalidNextToken) {
      this.#invalidNextToken = false;
      throw new AwsError('InvalidNextTokenException', 'The pagination token is invalid');
    }
  }

  isDenied(account: AccountId): boolean {
    return this.settings.deniedAccounts?.includes(account) ?? false;
  }

  isStackFailing(account: AccountId): boolean {
    return this.settings.failingStacks?.includes(account) ?? false;
  }
}
