import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

/**
 * A Python environment of its own for one package of PyPI, in dist/checks.
 *
 * @param {{ name: string, version: string, package?: string, module: string }} tool `package` as pip is to install it,
 *   where that is not the name
 */
export function pythonTool({ name, version, package: wanted = name, module }) {
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
      const installed =
        succeeds('python3', ['-m', 'venv', environment]) &&
        succeeds(python, [...pip, `${wanted}==${version}`]);
      if (!installed) {
        console.log(`SKIPPED: ${name} cannot be installed; it takes python3 with venv, and PyPI`);
      }
      return installed;
    },
  };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'ignore' | 'inherit'} [errors]
 */
function succeeds(command, args, errors = 'inherit') {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', errors] }).status === 0;
}
