import { statementCsv } from './statement-csv';
import {
  cancelledOut,
  hostile,
  ordinary,
  preview,
  withLines,
  withoutLines,
} from '../statements.fixture';

const header =
  'statementPeriod,statementCostCenter,statementCurrency,statementMetric,statementClose,kind,description,account,accountName,service,chargeType,marketplace,firstDay,lastDay,rule,name,reason,costCenter,period,pool,weight,of,percent,old,new,amount,cents';

it('has a row for each line, and one of what is rounded', () => {
  expect(statementCsv(ordinary).split('\n')).toEqual([
    header,
    '2026-11,4711,USD,net-amortized,3,direct,"Amazon OpenSearch Service, Usage, 1 to 14 November",818446971674,,Amazon OpenSearch Service,Usage,,2026-11-01,2026-11-14,,,,,,,,,,,,310.125,310.12',
    '2026-11,4711,USD,net-amortized,3,direct,"Amazon Elastic Compute Cloud - Compute, Usage",439733207903,Web Shop Production,Amazon Elastic Compute Cloud - Compute,Usage,,,,,,,,,,,,,,,4281.3560350913,4281.36',
    '2026-11,4711,USD,net-amortized,3,direct,"Datadog Pro, Usage, AWS Marketplace",439733207903,Web Shop Production,Datadog Pro,Usage,yes,,,,,,,,,,,,,,1200.005,1200.00',
    '2026-11,4711,USD,net-amortized,3,direct,"AWS Lambda, Credit",439733207903,Web Shop Production,AWS Lambda,Credit,,,,,,,,,,,,,,,-57.060000000001,-57.06',
    '2026-11,4711,USD,net-amortized,3,charged,"Security tooling: AWS Security Hub, Usage, Security Tooling (345678901234)",345678901234,Security Tooling,AWS Security Hub,Usage,,,,Security tooling,,,,,,,,,,,42.42,42.42',
    '2026-11,4711,USD,net-amortized,3,share,"Support by spend: 3.25% of 4,000.00 USD of Support",,,,Support,,,,Support by spend,,,,,4000,13,400,,,,130,130.00',
    '2026-11,4711,USD,net-amortized,3,passed-on,Platform evenly: Usage that is passed on to others,,,,Usage,,,,Platform evenly,,,,,,,,,,,-12.345,-12.34',
    '2026-11,4711,USD,net-amortized,3,adjustment,"Platform fee: agreed for 2026 (2.5% of 5,734.43 USD)",,,,,,,,,Platform fee,agreed for 2026,,,,,5734.426,2.5,,,143.36065,143.36',
    '2026-11,4711,USD,net-amortized,3,adjustment,"License refund: paid twice in spring, charged to cost center 4812",,,,,,,,,License refund,paid twice in spring,4812,,,,,,,,-99.995,-100.00',
    '2026-11,4711,USD,net-amortized,3,prior-period,"31 October 2026: Amazon Simple Storage Service, Usage, Web Shop Production (439733207903): 15.50 instead of 12.00 USD",439733207903,Web Shop Production,Amazon Simple Storage Service,Usage,,2026-10-31,2026-10-31,,,,,2026-10,,,,,12.004,15.5,3.496,3.50',
    '2026-11,4711,USD,net-amortized,3,prior-period,"30 September 2026: AWS Support (Business), Support, Security Tooling (345678901234): 400.002 instead of 400.001 USD; by Support by spend",345678901234,Security Tooling,AWS Support (Business),Support,,2026-09-30,2026-09-30,Support by spend,,,,2026-09,,,,,400.001,400.002,0.000333333333,0.00',
    '2026-11,4711,USD,net-amortized,3,transfer,"Usage, 818446971674, 20 to 30 September 2026: moves with the account between this cost center and 4812",818446971674,,,Usage,,2026-09-20,2026-09-30,,,,4812,2026-09,,,,,,,250.5,250.50',
    '2026-11,4711,USD,net-amortized,3,adjustment,"Platform fee: agreed for 2026 (2.5% of 3.50 USD), for October 2026",,,,,,,,,Platform fee,agreed for 2026,,2026-10,,,3.496,2.5,,,0.0874,0.09',
    '2026-11,4711,USD,net-amortized,3,rounding,Rounding to whole cents,,,,,,,,,,,,,,,,,,,-0.000418424632,0.00',
    '',
  ]);
});

it('of nothing is still what it is of', () => {
  expect(statementCsv(withoutLines).split('\n')).toEqual([
    header,
    '2026-11,4711,USD,net-amortized,3,rounding,Rounding to whole cents,,,,,,,,,,,,,,,,,,,0,0.00',
    '',
  ]);
});

it('of what cancels out has all of it', () => {
  expect(statementCsv(cancelledOut).split('\n')).toEqual([
    header,
    '2026-11,4711,USD,net-amortized,3,direct,"AWS Lambda, Usage",439733207903,,AWS Lambda,Usage,,,,,,,,,,,,,,,57.06,57.06',
    '2026-11,4711,USD,net-amortized,3,direct,"AWS Lambda, Credit",439733207903,,AWS Lambda,Credit,,,,,,,,,,,,,,,-57.06,-57.06',
    '2026-11,4711,USD,net-amortized,3,rounding,Rounding to whole cents,,,,,,,,,,,,,,,,,,,0,0.00',
    '',
  ]);
});

it('says of each row of a preview that it is one', () => {
  const rows = statementCsv(preview).trimEnd().split('\n');

  expect(rows).toEqual([
    header,
    ...statementCsv(ordinary)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.replace('net-amortized,3,', 'net-amortized,preview,')),
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF201'])(
  '%s is no formula in any column of text, and a negative amount is still a number',
  (text) => {
    const statement = withLines(
      [{ kind: 'direct', account: text, service: text, chargeType: text, amount: '-1.5' }],
      { [text]: text },
    );
    const inert = `'${text}`;

    expect(
      statementCsv({ ...statement, currency: text, costCenter: { id: text } }).split('\n'),
    ).toEqual([
      header,
      `2026-11,${inert},${inert},net-amortized,3,direct,"${inert}, ${text}",${inert},${inert},${inert},${inert},,,,,,,,,,,,,,,-1.5,-1.50`,
      `2026-11,${inert},${inert},net-amortized,3,rounding,Rounding to whole cents,,,,,,,,,,,,,,,,,,,0,0.00`,
      '',
    ]);
  },
);

it('is one line for each row, with nothing in it that is not seen', () => {
  const csv = statementCsv(hostile);

  expect(csv.trimEnd().split('\n')).toHaveLength(1 + hostile.lines.length + 1);
  expect(csv.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B]/u);
});
