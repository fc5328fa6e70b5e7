import type { AccountId, DayRange, CollectionMode } from '@orgcost/domain';
import pMap from 'p-map';
import { failureOf, type Failure } from '../collect/account-outcome';
import { compareViews, type Difference } from './compare-views';
import { looksThroughPayer, type NoLook } from '../collect/look-through-payer';
import type { PageMeter } from '../run/page-meter';
import type { CostLedger } from '../ports/cost-ledger';
import type { AccountLook, MemberCostSource, PayerCostSource } from '../ports/cost-source';

export interface Verification {
  /** Accounts of which both views were compared. */
  readonly compared: readonly AccountId[];
  readonly differences: readonly Difference[];
  /** Accounts of which one view could not be read, and why. */
  readonly notCompared: readonly NotCompared[];
}

export interface NotCompared extends Failure {
  readonly account: AccountId;
  /** The view that could not be read. */
  readonly view: 'member' | 'payer';
}

export interface VerificationContext {
  /** The view that the ledger was just brought in line with. */
  readonly mode: CollectionMode;
  readonly costs: Pick<CostLedger, 'days'>;
  readonly member: MemberCostSource;
  readonly payer: Pick<PayerCostSource, 'read'>;
  readonly meter: PageMeter;
  readonly concurrency: number;
}

/**
 * Holds each account's own view against the payer's over a range, and names every difference. The ledger serves as
 * the view that it was collected from; where the two differ, the member is read afresh, so that a refresh by AWS
 * between the looks is told from a difference that stays.
 * @throws what concerns the ledger
 */
export async function verifyViews(
  accounts: readonly AccountId[],
  range: DayRange,
  context: VerificationContext,
): Promise<Verification> {
  const compared: AccountId[] = [];
  const differences: Difference[] = [];
  const notCompared: NotCompared[] = [];
  await pMap(
    looksThroughPayer(context.payer, accounts, range, context),
    async (look) => {
      const { account } = look;
      try {
        differences.push(...(await compareAccount(look, range, context)));
        compared.push(account);
      } catch (error) {
        const view = 'error' in look ? 'payer' : 'member';
        notCompared.push({ account, view, ...failureOf(error) });
      }
    },
    { concurrency: context.concurrency },
  );
  return {
    compared: compared.sort(),
    differences: differences.sort(byAccount),
    notCompared: notCompared.sort(byAccount),
  };
}

function byAccount(a: { readonly account: AccountId }, b: { readonly account: AccountId }): number {
  return a.account < b.account ? -1 : Number(a.account > b.account);
}

async function compareAccount(
  look: AccountLook | NoLook,
  range: DayRange,
  { costs, member, meter, mode }: VerificationContext,
): Promise<Difference[]> {
  if ('error' in look) throw look.error;
  const { account, days: payer } = look;
  // What did not change keeps the origin that it had, so that days tell nothing of the run.
  const kept = mode === 'member' ? await costs.days(account, range) : [];
  const collectedFromMember = kept.length > 0 && kept.every(({ origin }) => origin === 'member');
  const first = collectedFromMember ? kept : await member.read(account, range, meter);
  const differences = compareViews(account, first, payer);
  if (!collectedFromMember || differences.length === 0) return differences;

  const lasting = compareViews(account, await member.read(account, range, meter), payer);
  const isLasting = ({ chargeType, currency }: Difference): boolean =>
    lasting.some((other) => other.chargeType === chargeType && other.currency === currency);
  return [
    ...lasting,
    ...differences
      .filter((difference) => !isLasting(difference))
      .map((difference): Difference => ({ ...difference, cause: 'refreshed-in-between' })),
  ];
}
