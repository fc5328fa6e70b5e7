import type { LineOf, Statement, StatementLine } from '@orgcost/chargeback';
import {
  addDays,
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type DayRange,
} from '@orgcost/domain';

/** What a line is about, whatever its kind. */
export interface LineFacts {
  /** Of no account where several are in it. */
  readonly account?: AccountId;
  readonly service: string;
  readonly chargeType: string;
  readonly marketplace?: boolean;
  /** UTC days on which it was charged by AWS. */
  readonly days: DayRange;
  /** The earlier month that it puts right. */
  readonly corrects?: BillingPeriod;
  readonly description: string;
  readonly rule?: string;
  readonly otherCostCenter?: string;
  readonly weight?: string;
  readonly of?: string;
  readonly pool?: string;
}

/** What stands for a service where AWS has none; as a service that AWS leaves unnamed, see `openFocusFiles`. */
const unnamed = 'Unspecified';

export function lineFacts(line: StatementLine, statement: Statement): LineFacts {
  const month = daysOfBillingPeriod(statement.period);
  const nameOf = (account: AccountId) => statement.accountNames[account] ?? account;
  switch (line.kind) {
    case 'direct':
      return { ...charge(line), days: line.days ?? month, description: describe(line, nameOf) };
    case 'charged':
      return {
        ...charge(line),
        days: line.days ?? month,
        description: `${describe(line, nameOf)}, by rule ${line.rule}`,
        rule: line.rule,
      };
    case 'share':
      return {
        service: 'Shared costs',
        chargeType: line.chargeType,
        days: month,
        description: `${line.rule} (${line.chargeType}): ${line.weight} of ${line.of} of ${line.pool}`,
        rule: line.rule,
        weight: line.weight,
        of: line.of,
        pool: line.pool,
      };
    case 'passed-on':
      return {
        service: 'Shared costs',
        chargeType: line.chargeType,
        days: month,
        description: `${line.rule} (${line.chargeType}): passed on to others`,
        rule: line.rule,
      };
    case 'adjustment':
      return adjustment(line, month);
    case 'prior-period':
      return {
        ...charge(line),
        days: { from: line.day, to: addDays(line.day, 1) },
        corrects: line.period,
        description: `${describe(line, nameOf)} on ${line.day}: was ${line.old}, is ${line.new}`,
        ...(line.via && { rule: line.via.join(', then ') }),
      };
    case 'transfer':
      return {
        account: line.account,
        service: 'Transferred costs',
        chargeType: line.chargeType,
        days: line.days,
        corrects: line.period,
        description: `${line.chargeType} of ${nameOf(line.account)}: transferred between this cost center and ${line.other}`,
        otherCostCenter: line.other,
      };
  }
}

function adjustment(line: LineOf<'adjustment'>, month: DayRange): LineFacts {
  const { name, reason, percent, of, from, period } = line;
  const part = percent !== undefined && of !== undefined ? `, ${percent}% of ${of}` : '';
  return {
    service: 'Adjustments',
    chargeType: 'Adjustment',
    days: period === undefined ? month : daysOfBillingPeriod(period),
    description: `${name}${part}: ${reason}`,
    rule: name,
    ...(period !== undefined && { corrects: period }),
    ...(from !== undefined && { otherCostCenter: from }),
  };
}

type ChargeLine = LineOf<'direct' | 'charged' | 'prior-period'>;

function charge({ account, service, chargeType, marketplace }: ChargeLine) {
  return { account, service: named(service), chargeType, marketplace: marketplace === true };
}

function describe(
  { account, service, chargeType }: ChargeLine,
  nameOf: (account: AccountId) => string,
): string {
  return `${named(service)} (${chargeType}) of ${nameOf(account)}`;
}

function named(service: string): string {
  return service.trim() === '' ? unnamed : service;
}
