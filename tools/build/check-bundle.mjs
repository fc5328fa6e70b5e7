import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that only projects of workstations use. */
const workstationPackages = ['dynalite', 'classic-level', '@duckdb'];

/**
 * Folders of which nothing may be deployed, as they begin in the paths of a metafile.
 *
 * @param {string} root of the workspace
 */
export function foldersNotDeployed(root) {
  const libraries = readdirSync(join(root, 'libs')).filter((name) => {
    const { tags } = JSON.parse(readFileSync(join(root, 'libs', name, 'project.json'), 'utf8'));
    return tags.includes('scope:workstation') || tags.includes('type:testing');
  });
  return [
    ...libraries.map((name) => `libs/${name}/`),
    ...workstationPackages.map((name) => `node_modules/${name}/`),
  ];
}

/**
 * @param {Pick<import('esbuild').Metafile, 'outputs'>} metafile
 * @param {{ maxKilobytes: number, banned: readonly string[] }} rules kilobytes of 1,000 bytes
 * @throws Error in one line for a bundle that is too large or holds what must not be deployed
 */
export function checkBundle({ outputs }, { maxKilobytes, banned }) {
  for (const [file, { bytes, inputs }] of Object.entries(outputs)) {
    if (!file.endsWith('.js')) continue;
    const found = banned.filter((folder) =>
      Object.keys(inputs).some((path) => path.startsWith(folder) || path.includes(`/${folder}`)),
    );
    if (found.length > 0) throw new Error(`${file} holds what is never deployed: ${found.join()}`);
    const kilobytes = Math.ceil(bytes / 1000);
    if (kilobytes > maxKilobytes) {
      throw new Error(`${file} has ${kilobytes} KB, more than its budget of ${maxKilobytes} KB`);
    }
  }
}
