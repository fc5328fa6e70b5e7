import type { AccountId, UtcDay } from '@orgcost/domain';
import type { Organization } from '../organization';
import type { StackSet } from '../stack-set/stack-set';
import { alarmKinds, type AlarmKind } from './alarm-kind';
import type { AlarmState, BillingAlarm } from './billing-alarm';
import type { PlantedAlarms } from './planted-alarms';

interface Stack {
  readonly id: string;
  readonly thresholds: Readonly<Record<AlarmKind, number>>;
}

/** The billing alarms of all accounts: those that stacks have, with what was planted. */
export class BillingAlarms {
  readonly #planted = new Map<AccountId, PlantedAlarms>();
  /** By stack: a new one has new alarms. */
  readonly #states = new Map<string, AlarmState>();

  constructor(
    private readonly organization: Organization,
    private readonly stackSet: StackSet,
    private readonly topicArn: string,
  ) {}

  /** Replaces what was planted in the account before. */
  plant(account: AccountId, planted: PlantedAlarms): void {
    this.#planted.set(account, planted);
  }

  hasMetric(account: AccountId): boolean {
    return !this.#planted.get(account)?.withoutMetric;
  }

  /** Whether it has the stack that alarms are of, and the roles for them. */
  hasStack(account: AccountId, today: UtcDay): boolean {
    return this.#stackOf(account, today) !== undefined;
  }

  /** In the order of their names. */
  of(account: AccountId, today: UtcDay): readonly BillingAlarm[] {
    const stack = this.#stackOf(account, today);
    if (!stack) return [];
    const { missing = [], ...planted } = this.#planted.get(account) ?? {};
    const { management, joined } = this.organization.account(account) ?? {};
    const configuredAt = Date.parse(joined ?? today);
    return alarmKinds
      .filter((kind) => !missing.includes(kind) && stack.thresholds[kind] > 0)
      .map((kind) => ({
        account,
        kind,
        threshold: planted.thresholds?.[kind] ?? stack.thresholds[kind],
        actionsEnabled: planted.actionsEnabled ?? true,
        actions: planted.actions ?? [this.topicArn],
        ...(management && { linkedAccount: account }),
        configuredAt,
        state: this.#states.get(keyOf(stack, kind)) ?? this.#firstState(account, configuredAt),
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  setState({ account, kind }: BillingAlarm, state: AlarmState, today: UtcDay): void {
    const stack = this.#stackOf(account, today);
    if (stack) this.#states.set(keyOf(stack, kind), state);
  }

  /** The management account has a stack that is none of the StackSet's. */
  #stackOf(account: AccountId, today: UtcDay): Stack | undefined {
    const isManagement = account === this.organization.managementAccount.id;
    const instance = this.stackSet.instance(account, today);
    const id = isManagement ? 'management' : instance?.stackId;
    if (id === undefined) return undefined;
    const parameter = this.stackSet.parametersOf(instance?.overrides ?? new Map());
    return {
      id,
      thresholds: {
        'month-to-date': Number(parameter('MonthToDateThreshold')),
        daily: Number(parameter('DailyThreshold')),
      },
    };
  }

  #firstState(account: AccountId, at: number): AlarmState {
    return this.hasMetric(account)
      ? { value: 'OK', reason: 'The metric was not above the threshold', at }
      : { value: 'INSUFFICIENT_DATA', reason: 'Unchecked: Initial alarm creation', at };
  }
}

function keyOf({ id }: Stack, kind: AlarmKind): string {
  return `${id}/${kind}`;
}
