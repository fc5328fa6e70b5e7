import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maxKilobytes } from './budgets.mjs';
import { checkBundle, foldersNotDeployed } from './check-bundle.mjs';
import { electrodbPlugin } from './electrodb/plugin.mjs';
import { bundle, replaceFolder, workspaceRoot } from './shared.mjs';

/**
 * One minified bundle for each file of `apps/<app>/src/handlers`, for Lambda: it runs on Node 22 and later.
 *
 * @param {keyof typeof maxKilobytes} app
 * @throws Error when a bundle is over its budget or holds what must not be deployed
 */
export async function buildHandlers(app) {
  const folder = `apps/${app}/src/handlers`;
  const files = await readdir(join(workspaceRoot, folder));
  const handlers = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const rules = { maxKilobytes: maxKilobytes[app], banned: foldersNotDeployed(workspaceRoot) };

  await replaceFolder(`dist/apps/${app}`, async (outdir) => {
    // One build each: handlers are deployed on their own, so they share no chunks.
    await Promise.all(
      handlers.map(async (file) =>
        checkBundle(await bundle(outdir, `${folder}/${file}`, options), rules),
      ),
    );
    // Lambda takes a .js file for CommonJS unless told otherwise.
    await writeFile(join(workspaceRoot, outdir, 'package.json'), '{ "type": "module" }\n');
  });
}

/** @type {import('esbuild').BuildOptions} */
const options = {
  target: 'node22',
  minify: true,
  // Loaded when they are called for: Lambda has its credentials in the environment, where they are found first.
  // On a workstation the others are taken from node_modules.
  external: ['ini', 'sso', 'process', 'web-identity'].map(
    (name) => `@aws-sdk/credential-provider-${name}`,
  ),
  plugins: [electrodbPlugin],
};
