import { join } from 'node:path';
import { checkBundle, foldersNotDeployed } from './check-bundle.mjs';

const rules = { maxKilobytes: 800, banned: ['libs/focus/', 'node_modules/dynalite/'] };

function metafile(bytes: number, ...paths: string[]) {
  const inputs = Object.fromEntries(paths.map((path) => [path, { bytesInOutput: 1 }]));
  const output = { bytes, inputs, imports: [], exports: [] };
  return {
    outputs: {
      'dist/plan.js': output,
      'dist/plan.js.map': { ...output, bytes: 5_000_000, inputs: {} },
    },
  };
}

test('a bundle within its budget passes, whatever the size of its source map', () => {
  const good = metafile(800_000, 'apps/collector/src/handlers/plan.ts', 'libs/focused/src/a.ts');
  expect(() => {
    checkBundle(good, rules);
  }).not.toThrow();
});

test('a bundle over its budget is refused', () => {
  expect(() => {
    checkBundle(metafile(800_001), rules);
  }).toThrow('dist/plan.js has 801 KB, more than its budget of 800 KB');
});

test.each([
  ['libs/focus/src/index.ts', 'libs/focus/'],
  ['node_modules/dynalite/index.js', 'node_modules/dynalite/'],
  ['node_modules/other/node_modules/dynalite/index.js', 'node_modules/dynalite/'],
])('a bundle with %s is refused', (path, folder) => {
  expect(() => {
    checkBundle(metafile(1, path), rules);
  }).toThrow(`dist/plan.js holds what is never deployed: ${folder}`);
});

test('what is made for workstations or tests is never deployed', () => {
  expect(foldersNotDeployed(join(__dirname, '../..'))).toEqual(
    expect.arrayContaining([
      'libs/embedded-dynamodb/',
      'libs/focus/',
      'libs/local-organization/',
      'libs/testing/',
      'node_modules/dynalite/',
      'node_modules/@duckdb/',
    ]),
  );
  expect(foldersNotDeployed(join(__dirname, '../..'))).not.toContain('libs/collection/');
});
