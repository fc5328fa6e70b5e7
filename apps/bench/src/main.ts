import { join } from 'node:path';
import { isWithinBudget, type Findings } from './benchmark';
import { benchmarks } from './benchmarks';
import { parseOptions } from './options';
import { renderFindings } from './output';
import { readRecord, writeRecord } from './record';
import { workspaceRoot } from './support/workspace-root';

const { only, sizes, json, write } = parseOptions(process.argv.slice(2));
const record = join(workspaceRoot, 'docs/benchmarks.md');
const recorded = readRecord(record);

const found: Findings[] = [];
for (const [name, bench] of Object.entries(benchmarks)) {
  if (!only.includes(name)) continue;
  for await (const findings of bench(sizes)) {
    found.push(findings);
    if (!json) process.stdout.write(`${renderFindings(findings, recorded)}\n`);
    // What took long to be found is kept, whatever becomes of the rest.
    if (write) writeRecord(record, [findings]);
  }
}
if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
if (!found.every(({ measures }) => measures.every(isWithinBudget))) process.exitCode = 1;
