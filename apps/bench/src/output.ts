import { getBorderCharacters, table } from 'table';
import { isWithinBudget, ratioOf, type Findings, type Measure } from './benchmark';
import { figure, over } from './figures';

/** @param recorded figures to set beside those that were found */
export function renderFindings(findings: Findings, recorded: readonly Findings[]): string {
  const { benchmark, measures, details } = findings;
  const before = recorded.find((each) => each.benchmark === benchmark)?.measures ?? [];
  const rows = measures.map((measure) => [
    measure.name,
    `${figure(measure.value)} ${measure.unit}`,
    `${figure(measure.against)} ${measure.unit}`,
    figure(ratioOf(measure)),
    ratioBefore(measure, before),
    measure.atMost === undefined ? '' : `${measure.atMost}`,
    isWithinBudget(measure) ? '' : over,
  ]);
  const titles = ['', 'Measured', 'Against', 'Ratio', 'Before', 'At most', ''];
  const tables = [
    ...(measures.length > 0 ? [plainTable([titles, ...rows])] : []),
    ...(details ? [plainTable([details.titles, ...details.rows])] : []),
  ];
  return `${benchmark}\n${tables.join('\n')}`;
}

function plainTable(rows: readonly (readonly string[])[]): string {
  const border = getBorderCharacters('void');
  return table(
    rows.map((row) => [...row]),
    { border, drawHorizontalLine: () => false },
  );
}

function ratioBefore({ name }: Measure, before: readonly Measure[]): string {
  const same = before.find((measure) => measure.name === name);
  return same ? figure(ratioOf(same)) : '';
}
