import type { Alert, Finder } from '@orgcost/alerting';
import { addDays, dayInWords, utcDayOf, type Instant } from '@orgcost/domain';
import { nameOf, shortened } from './names';
import { note, type Block } from './page';

const finderNames: Readonly<Record<Finder, string>> = {
  ledger: 'OrgCost, in its ledger',
  cloudwatch: "CloudWatch's billing alarm in the account",
  'anomaly-detection': 'AWS Cost Anomaly Detection',
};

/** Whose costs they are, and who found it. */
export function accountFacts(alert: Alert): readonly Block[] {
  const { crossing, subject, explanation } = alert;
  const id = { label: 'Account id', value: crossing.account };
  const foundBy = {
    label: 'Found by',
    value: `${finderNames[crossing.foundBy]}, ${momentOf(crossing.at)}`,
  };
  if (!subject) {
    return [
      { kind: 'facts', facts: [id, foundBy] },
      note('The ledger does not know this account.'),
    ];
  }
  const facts = [
    { label: 'Account', value: nameOf(alert) },
    id,
    ...(subject.state === 'ACTIVE' ? [] : [{ label: 'State', value: shortened(subject.state) }]),
    { label: 'Owner', value: shortened(subject.owner ?? 'none is known') },
    { label: 'Cost center', value: shortened(subject.costCenter ?? 'none is known') },
    foundBy,
  ];
  // A month that is still open has days in its range that are yet to come.
  const last = addDays(explanation.range.to, -1);
  const found = utcDayOf(crossing.at);
  const asOf = dayInWords(last < found ? last : found);
  return [{ kind: 'facts', facts }, note(`The account as it was on ${asOf}.`)];
}

function momentOf(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
