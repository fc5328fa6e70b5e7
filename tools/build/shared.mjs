import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Has `write` fill a folder beside `outdir` and then puts it in its place, so that a failed build
 * leaves the last good one and two builds at once do no harm.
 *
 * @param {string} outdir
 * @param {(folder: string) => Promise<unknown>} write
 */
export async function replaceFolder(outdir, write) {
  const fresh = `${outdir}.${process.pid}`;
  try {
    await write(fresh);
    await rm(join(workspaceRoot, outdir), { recursive: true, force: true });
    await rename(join(workspaceRoot, fresh), join(workspaceRoot, outdir));
  } finally {
    await rm(join(workspaceRoot, fresh), { recursive: true, force: true });
  }
}

/**
 * Bundles ES modules for Node into `outdir` and says in `<name>.meta.json` what went into them.
 *
 * @param {string} outdir
 * @param {string} entry
 * @param {import('esbuild').BuildOptions} options
 */
export async function bundle(outdir, entry, options) {
  const { metafile } = await build({
    absWorkingDir: workspaceRoot,
    tsconfig: 'tsconfig.base.json',
    entryPoints: [entry],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // ES module builds of dependencies first: they can be tree-shaken.
    mainFields: ['module', 'main'],
    // Bundled CommonJS dependencies still call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    sourcemap: 'linked',
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
  const name = entry.replace(/^.*\/|\.ts$/g, '');
  await writeFile(join(workspaceRoot, outdir, `${name}.meta.json`), JSON.stringify(metafile));
  return metafile;
}
