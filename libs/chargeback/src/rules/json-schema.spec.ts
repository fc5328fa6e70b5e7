import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ruleSetJsonSchema } from './json-schema';
import { ruleSetSchema } from './rule-set';

const docs = join(__dirname, '../../../../docs');
const read = (file: string): string => readFileSync(join(docs, file), 'utf8');

test('the schema for editors is the one in docs, as `npx orgcost rules schema` prints it', () => {
  expect(JSON.parse(read('orgcost.rules.schema.json'))).toEqual(ruleSetJsonSchema());
});

test('the example has a rule of each kind', () => {
  const { rules } = ruleSetSchema.parse(parse(read('orgcost.rules.example.yaml')));
  const kindOf = (rule: object): string =>
    ['stay', 'charge', 'passOn', 'split'].find((key) => key in rule) ?? '';
  expect(new Set(rules.map(kindOf))).toEqual(new Set(['stay', 'charge', 'passOn', 'split']));
});
