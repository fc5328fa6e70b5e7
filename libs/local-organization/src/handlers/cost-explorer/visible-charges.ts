import { daysOf, type DayRange } from '@orgcost/domain';
import { invoicingEntity } from '../../costs/invoicing-entity';
import { calendarDay } from '../../costs/calendar';
import type { Charge } from '../../costs/charge';
import type { LocalAccount } from '../../organization/account';
import { AwsError } from '../../wire/aws-error';
import type { Caller } from '../../wire/credentials';
import type { Context } from '../handler';
import { matches, type Dimension, type Expression } from './expression';

export interface VisibleCharge {
  readonly account: LocalAccount;
  readonly charge: Charge;
}

/**
 * The charges that the caller's credentials show and the filter lets through:
 * the management account sees the whole organization, any other account itself.
 * @throws AwsError for an account of which Cost Explorer knows nothing yet
 */
export function visibleCharges(
  { organization, today }: Context,
  caller: Caller,
  filter: Expression | undefined,
): (range: DayRange) => Generator<VisibleCharge> {
  const payer = caller.account === organization.managementAccount.id;
  const own = organization.account(caller.account);
  if (!payer && own?.joined === today) throw noDataYet();
  const view = payer ? 'payer' : 'member';
  const accounts = (payer ? organization.accounts : own ? [own] : []).filter(
    ({ id }) => !filter || matches(filter, { LINKED_ACCOUNT: id }) !== false,
  );

  return function* (range) {
    const days = daysOf(range).map(calendarDay);
    for (const account of accounts) {
      for (const day of days) {
        for (const charge of organization.charges(account, day, { view, today })) {
          const visible = { account, charge };
          if (!filter || matches(filter, dimensionsOf(visible))) yield visible;
        }
      }
    }
  };
}

export function dimensionsOf({
  account,
  charge,
}: VisibleCharge): Readonly<Record<Dimension, string>> {
  return {
    LINKED_ACCOUNT: account.id,
    SERVICE: charge.service,
    RECORD_TYPE: charge.chargeType,
    BILLING_ENTITY: charge.marketplace ? 'AWS Marketplace' : 'AWS',
    INVOICING_ENTITY: invoicingEntity(account),
  };
}

function noDataYet(): AwsError {
  return new AwsError(
    'DataUnavailableException',
    'Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ready yet',
  );
}
