import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Findings } from './benchmark';
import { readRecord, writeRecord } from './record';

const begin = '<!-- figures: written by npm run bench -- --write -->';
const end = '<!-- end of figures -->';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgcost-record-'));
  file = join(folder, 'benchmarks.md');
  writeFileSync(file, `# Before\n\n${begin}\n${end}\n\nAfter.\n`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const help: Findings = {
  benchmark: 'help',
  measures: [{ name: 'time', value: 0.0512, against: 0.04, unit: 's', atMost: 1 }],
};
const pages: Findings = {
  benchmark: 'pages',
  measures: [{ name: 'paid', value: 9912, against: 9912, unit: 'pages' }],
};

it('has nothing before anything was written', () => {
  expect(readRecord(file)).toEqual([]);
});

it('puts figures in the place of those of the same benchmark, and keeps all else', () => {
  writeRecord(file, [help]);
  writeRecord(file, [pages]);
  const slower = {
    ...help,
    measures: [{ name: 'time', value: 2, against: 1, unit: 's', atMost: 3 }],
  };
  writeRecord(file, [slower]);

  expect(readRecord(file)).toEqual([slower, pages]);
  expect(readFileSync(file, 'utf8')).toBe(`# Before

${begin}

### help

| | Measured | Against | Ratio | At most | |
| --- | ---: | ---: | ---: | ---: | --- |
| time | 2 s | 1 s | 2 | 3 |  |

### pages

| | Measured | Against | Ratio | At most | |
| --- | ---: | ---: | ---: | ---: | --- |
| paid | 9,912 pages | 9,912 pages | 1 |  |  |

<details><summary>The same as JSON</summary>

\`\`\`json
${JSON.stringify([slower, pages])}
\`\`\`

</details>

${end}

After.
`);
});

it('says what is over its budget', () => {
  writeRecord(file, [help]);
  expect(readFileSync(file, 'utf8')).toContain(
    '| time | 0.051 s | 0.04 s | 1.28 | 1 | over its budget |',
  );
});

it('puts what the measures come from below them', () => {
  const details = { titles: ['Family', 'Recall'], rows: [['spikes', '0.9']] };
  writeRecord(file, [
    { ...help, details },
    { benchmark: 'alerts', measures: [], details },
  ]);
  expect(readRecord(file)).toEqual([
    { ...help, details },
    { benchmark: 'alerts', measures: [], details },
  ]);
  expect(readFileSync(file, 'utf8')).toContain(`### help

| | Measured | Against | Ratio | At most | |
| --- | ---: | ---: | ---: | ---: | --- |
| time | 0.051 s | 0.04 s | 1.28 | 1 | over its budget |

| Family | Recall |
| --- | ---: |
| spikes | 0.9 |

### alerts

| Family | Recall |
| --- | ---: |
| spikes | 0.9 |

<details>`);
});
