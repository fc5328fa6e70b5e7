import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, replaceFolder, workspaceRoot } from './shared.mjs';

/**
 * One minified bundle for each file of `apps/<app>/src/handlers`, for Lambda on Node 22.
 *
 * @param {string} app
 */
export async function buildHandlers(app) {
  const folder = `apps/${app}/src/handlers`;
  const files = await readdir(join(workspaceRoot, folder));
  const handlers = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

  await replaceFolder(`dist/apps/${app}`, async (outdir) => {
    // One build each: handlers are deployed on their own, so they share no chunks.
    await Promise.all(
      handlers.map((file) =>
        bundle(outdir, `${folder}/${file}`, { target: 'node22', minify: true }),
      ),
    );
    // Lambda takes a .js file for CommonJS unless told otherwise.
    await writeFile(join(workspaceRoot, outdir, 'package.json'), '{ "type": "module" }\n');
  });
}
