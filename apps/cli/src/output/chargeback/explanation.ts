import type {
  ExplainedAccount,
  ExplainedCharge,
  ExplainedStep,
  StatementPlace,
} from '@orgcost/chargeback';
import { addDays, periodInWords, printable } from '@orgcost/domain';

/** Each charge, and below it the way that it goes to lines of statements, in exact amounts. */
export function renderExplanation({ account, period, charges, later }: ExplainedAccount): string {
  const title = `Account ${printable(account)} in ${periodInWords(period)}, as Cost Explorer has it, and where it goes:\n`;
  return [
    title,
    ...(charges.length === 0 ? ['The account has no such charge in the month.\n'] : []),
    ...waysOf(charges).map(renderWay),
    ...(later.length === 0
      ? []
      : [
          `Later statements have of it:\n${later
            .map(
              ({ on, costCenter, line }) =>
                `  ${on}, ${printable(costCenter)}: ${printable(line.chargeType)} ${
                  line.kind === 'prior-period'
                    ? `of ${line.day}, ${line.old} then and ${line.new} now`
                    : `goes with the account ${line.amount.startsWith('-') ? 'to' : 'from'} ${printable(line.other)}`
                }: ${line.amount}\n`,
            )
            .join('')}`,
        ]),
  ].join('\n');
}

/** Charges that go the same way, and then the way. */
function renderWay(charges: readonly ExplainedCharge[]): string {
  const [first] = charges;
  if (!first) return '';
  const { owner, steps } = first;
  const days =
    `${owner.from} to ${addDays(owner.to, -1)}: ` +
    sources[owner.source](printable(owner.costCenter));
  return `${charges.map(renderCharge).join('')}  ${days}\n${steps.map(renderStep).join('')}`;
}

function renderCharge({
  service,
  chargeType,
  marketplace,
  amount,
  currency,
}: ExplainedCharge): string {
  const seller = marketplace ? ', AWS Marketplace' : '';
  return `${printable(service || '(no service)')}, ${printable(chargeType)}${seller}: ${amount} ${currency}\n`;
}

function waysOf(charges: readonly ExplainedCharge[]): ExplainedCharge[][] {
  const ways = new Map<string, ExplainedCharge[]>();
  for (const charge of charges) {
    const { owner, rule, steps, currency } = charge;
    const isOwn = steps.some(({ kind }) => kind === 'line');
    const way = JSON.stringify([owner, rule, currency, isOwn ? [] : steps]);
    const others = ways.get(way) ?? [];
    ways.set(way, others);
    others.push(charge);
  }
  return [...ways.values()];
}

const sources: Readonly<
  Record<ExplainedCharge['owner']['source'], (costCenter: string) => string>
> = {
  assignment: (costCenter) => `${costCenter} owns the account, by an assignment`,
  config: (costCenter) => `${costCenter} owns the account, by the config`,
  tag: (costCenter) => `${costCenter} owns the account, by its tag`,
  'organizational-unit': (costCenter) => `${costCenter} owns the account, by its OU`,
  unassigned: (costCenter) => `no cost center owns the account, which counts as ${costCenter}`,
};

function renderStep({ kind, rule, lines }: ExplainedStep): string {
  const by = rule === undefined ? 'no rule takes it' : `rule "${printable(rule)}"`;
  switch (kind) {
    case 'line':
      return `  ${by}: ${lines.map(({ costCenter }) => `${printable(costCenter)} is charged`).join(', ')}\n`;
    case 'pool':
      return `  ${by} splits it with all that it takes of this charge type:\n${renderShares(lines)}`;
    case 'pass-on':
      return `  ${by} splits it in turn, with all of this charge type that came there:\n${renderShares(lines)}`;
  }
}

function renderShares(lines: readonly StatementPlace[]): string {
  return lines
    .map(
      ({ costCenter, amount, share }) =>
        `    ${printable(costCenter)}: ${amount}${share ? ` (its part of ${share.pool}: ${share.weight} out of ${share.of})` : ''}\n`,
    )
    .join('');
}
