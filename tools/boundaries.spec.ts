import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

interface Row {
  tag: string;
  may: string[];
  inSpecs: string[];
  never: string[];
}

interface Constraint {
  sourceTag: string;
  onlyDependOnLibsWithTags: string[];
  bannedExternalImports?: string[];
}

/** The table in CONTRIBUTING.md: its first cell names a tag, the others list names in backticks. */
function tabulated(): Row[] {
  const names = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name);
  return readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| *`(type|scope):/.test(line))
    .map((line) => line.split('|').slice(1, -1).map(names))
    .map(([[tag = ''] = [], may = [], also = [], never = []]) => ({
      tag,
      may,
      inSpecs: [...may, ...also],
      never,
    }));
}

/** The first column of the layout table in CONTRIBUTING.md. */
function laidOut(): string[] {
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  return Array.from(
    contributing.matchAll(/^\| `((?:apps|libs)\/[^`]+)`/gm),
    ([, folder = '']) => folder,
  );
}

/** What ESLint itself says that it would hold against a file. */
function enforced(file: string): Constraint[] {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const config = JSON.parse(
    execFileSync(process.execPath, [eslint, '--print-config', file], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as { rules: Record<string, [severity: number, options: { depConstraints: Constraint[] }]> };
  const [severity, options] = config.rules['@nx/enforce-module-boundaries'] ?? [0];
  return severity === 2 && options !== undefined ? options.depConstraints : [];
}

function projectFolders(): string[] {
  return ['apps', 'libs'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  );
}

function projects(): { name: string; tags: string[] }[] {
  return [...projectFolders(), 'tools'].map(
    (folder) =>
      JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8')) as {
        name: string;
        tags: string[];
      },
  );
}

describe('the boundary table in CONTRIBUTING.md', () => {
  it('is what ESLint enforces in sources', () => {
    expect(enforced('libs/domain/src/index.ts')).toEqual(
      tabulated().map(({ tag, may, never }) => ({
        sourceTag: tag,
        onlyDependOnLibsWithTags: may,
        ...(never.length > 0 && { bannedExternalImports: never }),
      })),
    );
  });

  it('is what ESLint enforces in specs', () => {
    expect(enforced('libs/domain/src/index.spec.ts')).toEqual(
      tabulated().map(({ tag, inSpecs, never }) => ({
        sourceTag: tag,
        onlyDependOnLibsWithTags: inSpecs,
        ...(never.length > 0 && { bannedExternalImports: never }),
      })),
    );
  });

  it('has a row for every tag that it lets others import', () => {
    const rows = tabulated();
    const tags = new Set(['*', ...rows.map(({ tag }) => tag)]);

    expect(rows.flatMap(({ inSpecs }) => inSpecs).filter((tag) => !tags.has(tag))).toEqual([]);
  });

  it.each(projects())('has one row for the type and one for the scope of $name', ({ tags }) => {
    const rows = tabulated().map(({ tag }) => tag);

    expect(tags.map((tag) => tag.replace(/:.*/, ''))).toEqual(['type', 'scope']);
    expect(tags.filter((tag) => !rows.includes(tag))).toEqual([]);
  });
});

test('the layout table in CONTRIBUTING.md has a row for each project', () => {
  expect(laidOut().sort()).toEqual(projectFolders().sort());
});
