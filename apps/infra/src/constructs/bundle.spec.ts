import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { withBundle } from './bundle';

const builds = mkdtempSync(join(tmpdir(), 'orgcost-builds-'));

beforeAll(() => {
  mkdirSync(join(builds, 'alerter'));
  for (const name of ['record.js', 'record.js.map', 'other.js', 'package.json']) {
    writeFileSync(join(builds, 'alerter', name), name);
  }
});

afterAll(() => {
  rmSync(builds, { recursive: true });
});

const bundle = { builds, app: 'alerter', handler: 'record', files: { 'more.json': '{}' } };

it('has a handler and its files in a folder, while that is used', () => {
  let used = '';
  const contents = withBundle(bundle, (folder) => {
    used = folder;
    return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  });
  expect(contents).toEqual([
    ['more.json', '{}'],
    ['package.json', 'package.json'],
    ['record.js', 'record.js'],
  ]);
  expect(basename(used)).toMatch(/^orgcost-bundle-\w{6}$/);
  expect(existsSync(used)).toBe(false);
});

it('leaves nothing behind where it cannot be used', () => {
  let used = '';
  const use = (folder: string) => {
    used = folder;
    throw new Error('full');
  };
  expect(() => withBundle(bundle, use)).toThrow('full');
  expect(existsSync(used)).toBe(false);
});
