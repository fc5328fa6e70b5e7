import { awsFaults, ledgerFaults } from './cells';
import type { Verdict } from './judge';
import type { Found, Matrix, Row } from './matrix';

/** `docs/reliability.md`, as a run found it. */
export function documentOf({ aws, ledger }: Matrix): string {
  const notes = new Map<string, number>();
  const tables = [
    `## What AWS answers\n\n${table(awsFaults, aws, notes)}`,
    `## What the ledger answers\n\n${table(ledgerFaults, ledger, notes)}`,
  ];
  const untried = [...notes].map(([why, number]) => `${number}. ${why}`).join('\n');
  return `${introduction}\n${tables.join('\n')}\n## Not tried\n\n${untried}\n`;
}

const introduction = `# Reliability

What becomes of \`orgcost collect\` where something goes wrong. This page is written by a run of the built program against
a local organization of eight accounts, one of them suspended, and a test fails where it tells anything else than the
run found ([how](../CONTRIBUTING.md#tests)).

Each operation meets each fault alone, twice: for as long as a run takes, into an empty ledger, and then in a single
call of the next run. Every request is tried twice. Those of a member concern one account.

In every cell code has judged of every run that

- an account that is told complete is exact, to the last digit, and of any other the ledger has all that there is or
  nothing;
- an account that is not complete is named with a reason, and a run that fails says why, in one line;
- the exit code says which;
- a run without faults after it, where one was needed, leaves the very ledger of a collection that nothing disturbed.

| Cell          | The run                                                                                     | Exit code |
| ------------- | ------------------------------------------------------------------------------------------- | --------- |
| \`complete\`    | brought in every account, from the payer where its role could not be used                   | 0         |
| \`1 named\`     | brought in all but one account, or as many as it says, and names each with the reason       | 3         |
| \`payer named\` | brought in every account that it knew, and says why the payer could not be asked for others | 3         |
| \`all named\`   | brought in none, and names each with the reason                                             | 1         |
| \`failed\`      | says in a line why it could not go on; what it had written by then is whole                 | 1         |
| \`–\`           | was not tried: the number leads to the reason below                                         |           |

A cell tells \`lasting / passing\`, or one word where both are the same.
`;

function table(
  faults: readonly string[],
  rows: readonly Row[],
  notes: Map<string, number>,
): string {
  const lines = [
    ['', ...faults],
    ...rows.map(({ title, cells }) => [title, ...cells.map((cell) => textOf(cell, notes))]),
  ];
  const widths = ['', ...faults].map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const [head = [], ...body] = lines;
  return [head, rule, ...body]
    .map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)))
    .map((line) => `| ${line.join(' | ')} |\n`)
    .join('');
}

function textOf(found: Found, notes: Map<string, number>): string {
  if ('broken' in found) return `broken: ${found.broken.split('\n', 1)[0]}`;
  if ('untried' in found) {
    const number = notes.get(found.untried) ?? notes.size + 1;
    notes.set(found.untried, number);
    return `– ${number}`;
  }
  const [lasting, passing] = [verdictText(found.lasting), verdictText(found.passing)];
  return lasting === passing ? lasting : `${lasting} / ${passing}`;
}

function verdictText(verdict: Verdict): string {
  return verdict.end === 'named' ? `${verdict.accounts} named` : verdict.end;
}
