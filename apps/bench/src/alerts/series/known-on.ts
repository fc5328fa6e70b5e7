import { addDays, type CostLine, type DayCosts, type UtcDay } from '@orgcost/domain';
import { multiplyAmounts, parseAmount, type Amount } from '@orgcost/money';
import { Random, seedOf } from './random';
import type { Series } from './series';

/** Days until all has arrived. */
const lateDays = 7;

/**
 * The days as they are known early on `today`, ascending: of today nothing or a part, of yesterday most, of every eighth
 * day nearly all until up to a week later, of the rest all. Usage is late; what is billed by the month comes at once.
 */
export function knownOn({ seed, days }: Series, today: UtcDay): DayCosts[] {
  const lateFrom = addDays(today, -lateDays);
  const known: DayCosts[] = [];
  for (const costs of days) {
    if (costs.day > today) break;
    if (costs.day < lateFrom) known.push(costs);
    else known.push(...arrived(costs, seed, ageOf(costs.day, today)));
  }
  return known;
}

/** As `daysBetween` has it, ten times as quickly: it is asked half a million times. */
function ageOf(day: UtcDay, today: UtcDay): number {
  return (Date.parse(today) - Date.parse(day)) / 86_400_000;
}

/** Whether it is complete or not, the label is the same, as with a real source: it tells nothing. */
function arrived(costs: DayCosts, seed: number, age: number): DayCosts[] {
  const share = arrivedShare(new Random(seed ^ seedOf(costs.day)), age);
  if (share === undefined) return [];
  const matrix = share === whole ? costs.matrix : costs.matrix.map((line) => partOf(line, share));
  return [{ ...costs, estimated: true, matrix }];
}

function arrivedShare(random: Random, age: number): Amount | undefined {
  const parts = { today: random.whole([250, 550]), yesterday: random.whole([850, 980]) };
  const late = { part: random.whole([950, 990]), until: random.whole([3, lateDays]) };
  const [isEmptyAtFirst, isLate] = [random.chance(0.5), random.chance(1 / 8)];
  if (age === 0) return isEmptyAtFirst ? undefined : thousandths(parts.today);
  if (age === 1) return thousandths(parts.yesterday);
  return isLate && age < late.until ? thousandths(late.part) : whole;
}

const whole = parseAmount('1');

function thousandths(number: number): Amount {
  return parseAmount(`${number}e-3`);
}

function partOf(line: CostLine, share: Amount): CostLine {
  if (line.chargeType !== 'Usage') return line;
  const amounts = Object.fromEntries(
    Object.entries(line.amounts).map(([metric, amount]) => [
      metric,
      multiplyAmounts(amount, share),
    ]),
  );
  return { ...line, amounts };
}
