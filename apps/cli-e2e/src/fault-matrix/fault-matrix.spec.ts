import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf } from './document';
import { tryMatrix } from './matrix';

jest.setTimeout(1_200_000);

const path = join(__dirname, '../../../../docs/reliability.md');

it('keeps every promise in every cell, and docs/reliability.md tells what came of it', async () => {
  const matrix = await tryMatrix();
  const broken = [...matrix.aws, ...matrix.ledger].flatMap(({ title, cells }) =>
    cells.flatMap((cell) => ('broken' in cell ? [`${title}: ${cell.broken}`] : [])),
  );
  expect(broken).toEqual([]);

  const found = documentOf(matrix);
  if (process.env['WRITE_RELIABILITY']) await writeFile(path, found);
  expect(await readFile(path, 'utf8')).toBe(found);
});
