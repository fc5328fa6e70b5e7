import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { findingsSchema, isWithinBudget, ratioOf, type Findings } from './benchmark';
import { figure, over } from './figures';

const begin = '<!-- figures: written by npm run bench -- --write -->';
const end = '<!-- end of figures -->';
const json = /```json\n(?<figures>[^]*?)```/u;

/** @throws ZodError, SyntaxError where somebody has written into the figures */
export function readRecord(file: string): Findings[] {
  const figures = json.exec(readFileSync(file, 'utf8'))?.groups?.['figures'];
  return figures === undefined ? [] : z.array(findingsSchema).parse(JSON.parse(figures));
}

/**
 * Puts figures in the place of those of the same benchmarks; what people wrote around them stays.
 * @throws Error where the page has lost the marks between which they stand
 */
export function writeRecord(file: string, found: readonly Findings[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no place for figures: ${begin} ${end}`);
  const kept = new Map(readRecord(file).map((findings) => [findings.benchmark, findings]));
  for (const findings of found) kept.set(findings.benchmark, findings);
  const all = [...kept.values()];
  const figures = `${all.map(renderFindings).join('\n')}
<details><summary>The same as JSON</summary>

\`\`\`json
${JSON.stringify(all)}
\`\`\`

</details>`;
  writeFileSync(file, `${before}${begin}\n\n${figures}\n\n${end}${after}`);
}

function renderFindings({ benchmark, measures, details }: Findings): string {
  const rows = measures.map((measure) => [
    measure.name,
    `${figure(measure.value)} ${measure.unit}`,
    `${figure(measure.against)} ${measure.unit}`,
    figure(ratioOf(measure)),
    `${measure.atMost ?? ''}`,
    isWithinBudget(measure) ? '' : over,
  ]);
  const titles = ['', 'Measured', 'Against', 'Ratio', 'At most', ''];
  const tables = [
    ...(rows.length > 0 ? [markdownTable(titles, rows)] : []),
    ...(details ? [markdownTable(details.titles, details.rows)] : []),
  ];
  return `### ${benchmark}\n\n${tables.join('\n')}`;
}

/** Numbers are under titles; what has none, and what begins a row, is text. */
function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const alignments = titles.map((title, column) => (title === '' || column === 0 ? '---' : '---:'));
  const head = `|${titles.map((title) => (title === '' ? ' ' : ` ${title} `)).join('|')}|`;
  const lines = [alignments, ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `${[head, ...lines].join('\n')}\n`;
}
