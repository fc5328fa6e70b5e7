import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Puts what package-lock.json says into node_modules, unless it is there already. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing dependencies: npm ci');
  // On Windows npm is a .cmd file, which only a shell can start.
  const { status } = spawnSync('npm ci', { cwd: root, shell: true, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** npm keeps its own record of what it has installed last, by whichever command. */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;

  delete wanted[''];
  return Object.entries(wanted).every(([path, { optional, ...entry }]) => {
    const found = present[path];
    // Builds for other platforms are optional, and absent.
    return found === undefined
      ? optional
      : found.version === entry.version && found.integrity === entry.integrity;
  });
}

function packages(/** @type {string} */ lock) {
  try {
    return JSON.parse(readFileSync(`${root}/${lock}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
