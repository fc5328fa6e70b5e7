import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../install.mjs';

/**
 * A Python environment of its own for one package of PyPI, in dist/checks.
 *
 * @param {{ name: string, version: string, package?: string, module: string, besides?: readonly string[], python?: string }}
 *   tool `package` as pip is to install it, where that is not the name; `besides`: what it needs at a version that pip does not
 *   choose by itself; `python`: the one version that it runs in, such as `3.12`
 */
export function pythonTool({
  name,
  version,
  package: wanted = name,
  module,
  besides = [],
  python: release,
}) {
  const environment = join(root, `dist/checks/${name}-${version}`);
  const isWindows = process.platform === 'win32';
  /** @param {string} program */
  const program = (program) =>
    join(environment, isWindows ? `Scripts/${program}.exe` : `bin/${program}`);
  const python = program('python');
  const probe = `import ${module}; from importlib.metadata import version; assert version('${name}') == '${version}'`;
  const isInstalled = () => succeeds(python, ['-c', probe], 'ignore');

  return {
    python,
    program,
    /** @returns whether it is there, said aloud where it cannot be installed */
    install() {
      if (isInstalled()) return true;
      console.log(`Installing ${name} ${version} from PyPI into dist/checks`);
      rmSync(environment, { recursive: true, force: true });
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
      const base = interpreter(release);
      const installed =
        base !== undefined &&
        succeeds(base, ['-m', 'venv', environment]) &&
        succeeds(python, [...pip, `${wanted}==${version}`, ...besides]);
      if (!installed) {
        const needed = release === undefined ? 'python3' : `Python ${release}`;
        console.log(`SKIPPED: ${name} cannot be installed; it takes ${needed} with venv, and PyPI`);
      }
      return installed;
    },
  };
}

/**
 * The first that is of the release, of those on the path and of pyenv's, where there is pyenv.
 *
 * @param {string | undefined} release
 */
function interpreter(release) {
  if (release === undefined) return 'python3';
  const probe = `import sys; assert '%d.%d' % sys.version_info[:2] == '${release}'`;
  return ['python3', `python${release}`, ...pyenvInterpreters(release)].find((candidate) =>
    succeeds(candidate, ['-c', probe], 'ignore'),
  );
}

/** @param {string} release */
function pyenvInterpreters(release) {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  try {
    return readdirSync(versions)
      .filter((name) => name.startsWith(`${release}.`))
      .map((name) => join(versions, name, 'bin/python'));
  } catch {
    return [];
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'ignore' | 'inherit'} [errors]
 */
function succeeds(command, args, errors = 'inherit') {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', errors] }).status === 0;
}
