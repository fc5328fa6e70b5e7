import { assumptions } from '../assumptions';
import { exactly } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Way, Work } from '../setting';
import { bytesOfMonth, bytesOfStatements, queryUnits, writeUnits } from './item-units';

/** Lines, who bills and who invoices; through AWS Marketplace also its charge types, each of them, and their sum. */
const [queriesWithoutMarketplace, queriesOfMarketplace] = [3, 2];

/** Paid pages of what the payer is billed for the month before; files are a bill themselves. */
export function pagesOfBill(
  { accounts, chargeTypes, lines }: Setting,
  way: Way,
  period: Period,
): Work[] {
  if (way === 'focus' || period === 'backfill') return [];
  const atLeast = queriesWithoutMarketplace;
  const groups = accounts * (Math.min(lines, chargeTypes) + lines);
  // However the groups spread over the queries, each of these has one page that is not full.
  const atMost =
    atLeast + queriesOfMarketplace + chargeTypes + Math.floor(groups / assumptions.groupsPerPage);
  return [
    {
      what: "Pages: payer's bill",
      rate: 'costExplorerPage',
      count: { atLeast, atMost },
      part: 'collection',
    },
  ];
}

/** The month before is previewed once, and closed. A first run closes none. */
export function chargebackWork(setting: Setting, period: Period): Work[] {
  if (period === 'backfill') return [];
  const { accounts, lines } = setting;
  const { accountsPreparedPerSecond, secondsPerInvocation } = assumptions;
  const seconds = secondsPerInvocation + accounts / accountsPreparedPerSecond;
  const bytes = bytesOfStatements(setting);
  return [
    deployed('Chargeback: GB-s', 'functionTime', Math.ceil(seconds * assumptions.watchGigabytes)),
    deployed('Chargeback: reads', 'readUnit', 2 * queryUnits(accounts, bytesOfMonth(lines, 31))),
    // A preview keeps totals alone.
    deployed('Chargeback: writes', 'writeUnit', writeUnits(bytes)),
    deployed('Chargeback: copies', 'fileStorage', Math.ceil(bytes / 2 ** 20)),
  ];
}

function deployed(what: string, rate: RateName, count: number): Work {
  return { what, rate, count: exactly(count), part: 'chargeback', deployment: true };
}
