import { InvalidInputError, type AccountId, type UtcDay } from '@orgcost/domain';
import type { Organization } from '../organization';
import { isMember, type LocalAccount } from '../organization/account';
import { stackIdOf, stackSetIdOf } from './ids';
import { outcomeOf, type Result } from './outcome';
import { StackSetOperation } from './stack-set-operation';

/** The Region of every stack. */
export const stackSetRegion = 'us-east-1';

/** Parameters of the template, each with a default. */
export const stackSetParameters = ['MonthToDateThreshold', 'DailyThreshold'] as const;

/** Parameters that a stack was given in place of the defaults. */
export type Overrides = ReadonlyMap<string, string>;

/** The stack of one account, or that it is to have one. */
export interface StackInstance {
  readonly account: AccountId;
  readonly stackId?: string;
  readonly status: 'CURRENT' | 'OUTDATED';
  readonly detailedStatus:
    'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'RUNNING' | 'SKIPPED_SUSPENDED_ACCOUNT';
  readonly reason?: string;
  readonly overrides: Overrides;
  readonly lastOperation?: string;
}

export interface Update {
  readonly operation: string;
  readonly accounts: readonly LocalAccount[];
  /** Without them the stacks keep what they have. */
  readonly overrides?: Overrides | undefined;
  readonly isFailing: (account: AccountId) => boolean;
  /** Failures that are let pass before the rest is cancelled. */
  readonly tolerancePercent: number;
}

export type StackSetParameter = (typeof stackSetParameters)[number];

export interface StackSetOptions {
  readonly name: string;
  readonly describesRunning: number;
  /** Parameters of stacks that were given no others. */
  readonly defaults: Readonly<Record<StackSetParameter, string>>;
}

interface Stack {
  /** How many stacks the account had before. */
  readonly generation: number;
  readonly overrides: Overrides;
  readonly last?: Result & { readonly operation: string };
}

const firstStack: Stack = { generation: 0, overrides: new Map() };

/**
 * A service-managed StackSet that is deployed to the root of the organization, automatically to new accounts too, and so
 * to every account but the management account.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-enable-trusted-access.html
 */
export class StackSet {
  readonly name: string;
  readonly id: string;
  /** The OU that it was deployed to. */
  readonly organizationalUnit: string;
  readonly #stacks = new Map<AccountId, Stack>();
  readonly #without = new Set<AccountId>();
  readonly #operations = new Map<string, StackSetOperation>();

  constructor(
    private readonly organization: Organization,
    private readonly options: StackSetOptions,
  ) {
    this.name = options.name;
    this.id = stackSetIdOf(this.name);
    this.organizationalUnit = organization.units[0]?.id ?? '';
  }

  /** Those that it is deployed to. */
  accounts(today: UtcDay): LocalAccount[] {
    return this.organization.accounts.filter((account) => this.#isTarget(account, today));
  }

  instance(id: AccountId, today: UtcDay): StackInstance | undefined {
    const account = this.organization.account(id);
    return account && this.#isTarget(account, today) ? this.instanceOf(account) : undefined;
  }

  /** What a stack that was given these has for its parameters. */
  parametersOf(overrides: Overrides): (name: StackSetParameter) => string {
    return (name) => overrides.get(name) ?? this.options.defaults[name];
  }

  /** @param account one of those that it is deployed to */
  instanceOf({ id, state }: LocalAccount): StackInstance {
    const { generation, overrides, last } = this.#stackOf(id);
    const common = { account: id, overrides, ...(last && { lastOperation: last.operation }) };
    if (state !== 'ACTIVE') {
      return { ...common, status: 'OUTDATED', detailedStatus: 'SKIPPED_SUSPENDED_ACCOUNT' };
    }
    const stackId = stackIdOf(this.name, id, generation);
    const running = this.#runningIn(id);
    if (running) {
      const lastOperation = running.id;
      return { ...common, stackId, status: 'OUTDATED', detailedStatus: 'RUNNING', lastOperation };
    }
    const { status = 'SUCCEEDED', reason } = last ?? {};
    return {
      ...common,
      stackId,
      status: status === 'SUCCEEDED' ? 'CURRENT' : 'OUTDATED',
      detailedStatus: status,
      ...(reason !== undefined && { reason }),
    };
  }

  /** Begins an operation; undefined where there is one of that id already. */
  begin(update: Update): StackSetOperation | undefined {
    const { operation: id, accounts, overrides } = update;
    if (this.#operations.has(id)) return undefined;
    const outcome = outcomeOf(
      accounts.map((account) => this.instanceOf(account)),
      update,
    );
    const before = new Map(accounts.map((account) => [account.id, this.#stackOf(account.id)]));
    const operation = new StackSetOperation(id, outcome, this.options.describesRunning, () => {
      for (const result of outcome.results) {
        const stack = this.#stackOf(result.account);
        // A stack that took another's place meanwhile is none of the operation's.
        if (stack.generation !== before.get(result.account)?.generation) continue;
        this.#stacks.set(result.account, {
          ...stack,
          ...(result.status === 'SUCCEEDED' && overrides && { overrides }),
          last: { ...result, operation: id },
        });
      }
    });
    this.#operations.set(id, operation);
    return operation;
  }

  operation(id: string): StackSetOperation | undefined {
    return this.#operations.get(id);
  }

  /** @throws InvalidInputError for an account that has no stack */
  replaceStack(account: AccountId, today: UtcDay): void {
    this.#assertStack(account, today);
    const { generation } = this.#stackOf(account);
    this.#stacks.set(account, { ...firstStack, generation: generation + 1 });
  }

  /** @throws InvalidInputError for an account that has no stack */
  removeStack(account: AccountId, today: UtcDay): void {
    this.#assertStack(account, today);
    this.#without.add(account);
  }

  #assertStack(account: AccountId, today: UtcDay): void {
    if (this.instance(account, today)?.stackId === undefined) {
      throw new InvalidInputError(`The account ${account} has no stack of ${this.name}`);
    }
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html */
  #isTarget(account: LocalAccount, today: UtcDay): boolean {
    return !account.management && isMember(account, today) && !this.#without.has(account.id);
  }

  #stackOf(account: AccountId): Stack {
    return this.#stacks.get(account) ?? firstStack;
  }

  #runningIn(account: AccountId): StackSetOperation | undefined {
    return [...this.#operations.values()].find((operation) => operation.runsIn(account));
  }
}
