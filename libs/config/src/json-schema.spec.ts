import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfigFile } from './config-file';
import { defaultChange, defaultSteps } from './default-policies';
import { deploymentSchema } from './deployment';
import { configJsonSchema } from './json-schema';

const docs = join(__dirname, '../../../docs');
const example = readFileSync(join(docs, 'orgcost.config.example.yaml'), 'utf8');

describe('the schema for editors', () => {
  it('is the one in docs, as `npx orgcost config schema` prints it', () => {
    const written: unknown = JSON.parse(
      readFileSync(join(docs, 'orgcost.config.schema.json'), 'utf8'),
    );
    expect(written).toEqual(configJsonSchema());
  });
});

describe('the example', () => {
  it('can be deployed as it is', () => {
    expect(parseConfigFile(example, 'example', deploymentSchema)).toMatchObject({
      trackerAccount: '222222222222',
      alarms: { monthToDate: 1000, change: defaultChange, budget: { steps: defaultSteps } },
    });
  });

  it('tells of every setting', () => {
    const told = new Set(example.match(/(?<=[ {])\w+(?=:)|^\w+(?=:)/gm));
    expect(settingsOf(configJsonSchema()).filter((name) => !told.has(name))).toEqual([]);
  });
});

/** Every name of a setting, at any depth. */
function settingsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(settingsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...settingsOf(value),
  ]);
}
