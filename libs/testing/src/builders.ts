import {
  costMatrix,
  metrics,
  parseUtcDay,
  type AccountProfile,
  type CostLine,
  type DayCosts,
  type MetricAmounts,
  type OrganizationAccount,
} from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';

/** An ordinary account, but for what a test cares about. */
export function anAccount(facts: Partial<OrganizationAccount> = {}): OrganizationAccount {
  return {
    id: '111111111111',
    name: 'Web shop',
    email: 'web-shop@example.com',
    state: 'ACTIVE',
    organizationalUnitPath: 'Root/Workloads',
    joined: parseUtcDay('2024-03-05'),
    tags: { owner: 'ana@example.com' },
    management: false,
    ...facts,
  };
}

export function aProfile(facts: Partial<AccountProfile> = {}): AccountProfile {
  return {
    ...anAccount(facts),
    validFrom: parseUtcDay('2024-03-05'),
    owner: 'ana@example.com',
    ...facts,
  };
}

/** All four metrics alike, or each as given. */
export function amounts(
  all: string,
  others: Partial<Record<keyof MetricAmounts, string>> = {},
): MetricAmounts {
  return Object.fromEntries(metrics.map((metric) => [metric, parseAmount(others[metric] ?? all)]));
}

/** A charge of one US dollar for usage of EC2, but for what a test cares about. */
export function aLine(facts: Partial<CostLine> = {}): CostLine {
  return {
    service: 'Amazon EC2',
    chargeType: 'Usage',
    currency: 'USD',
    amounts: amounts('1'),
    ...facts,
  };
}

export function aDay(
  day: string,
  lines: readonly CostLine[] = [aLine()],
  estimated = false,
): DayCosts {
  return { day: parseUtcDay(day), estimated, metrics: [...metrics], matrix: costMatrix(lines) };
}
