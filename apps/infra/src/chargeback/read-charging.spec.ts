import { InvalidInputError } from '@orgcost/domain';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleDeployment } from '../deployed.fixture';
import { readCharging } from './read-charging';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orgcost-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
};
const header = 'month,key,cost_center,quantity\n';

it("reads the example's files", () => {
  const { chargeback } = exampleDeployment();
  const docs = join(__dirname, '../../../../docs');
  const { ruleSet, usage } = readCharging(chargeback ?? { rules: '', usage: [] }, docs);
  expect(ruleSet.rules.map(({ name }) => name)).toEqual(['Support', 'Message broker']);
  expect(usage.map(({ key, costCenter }) => [key, costCenter])).toEqual([
    ['messages', 'web-shop'],
    ['messages', '4711'],
  ]);
});

it('reads rules and all usage, from where the config is', () => {
  write('rules.yaml', 'metric: amortized\n');
  write('a.csv', `${header}2026-10,calls,web,1\n`);
  write('b.csv', `${header}2026-11,calls,web,2\n`);
  expect(readCharging({ rules: 'rules.yaml', usage: ['a.csv', 'b.csv'] }, folder)).toEqual({
    ruleSet: { metric: 'amortized', rules: [], adjustments: [] },
    usage: [
      { period: '2026-10', key: 'calls', costCenter: 'web', quantity: '1' },
      { period: '2026-11', key: 'calls', costCenter: 'web', quantity: '2' },
    ],
  });
});

it('says what is wrong, or not there', () => {
  const read = (usage: string[] = []) => readCharging({ rules: 'rules.yaml', usage }, folder);
  expect(() => read()).toThrow(
    new InvalidInputError(
      `There is no ${join(folder, 'rules.yaml')}, which chargeback.rules names: write it, or correct the path`,
    ),
  );
  write('rules.yaml', 'metric: gross\n');
  expect(() => read()).toThrow(/^rules\.yaml, line 1: metric must be one of /);
  write('rules.yaml', 'metric: amortized\n');
  expect(() => read(['a.csv'])).toThrow(
    new InvalidInputError(
      `There is no ${join(folder, 'a.csv')}, which chargeback.usage names: write it, or correct the path`,
    ),
  );
  for (const name of ['a.csv', 'b.csv']) write(name, `${header}2026-10,calls,web,1\n`);
  expect(() => read(['a.csv', 'b.csv'])).toThrow(/^b\.csv and a\.csv both have a quantity/);
});
