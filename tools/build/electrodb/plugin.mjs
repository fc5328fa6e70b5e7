import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const commands = fileURLToPath(new URL('commands.cjs', import.meta.url));
const fillCommands = fileURLToPath(new URL('fill-commands.mjs', import.meta.url));

/**
 * ElectroDB calls `require('@aws-sdk/lib-dynamodb')`, and what is required cannot be tree-shaken: all of that library
 * would be bundled, and all of the SDK that it reaches, 60 KB that nothing calls. So ElectroDB is given an object, and
 * the ledger, which does import the library, puts the commands into it that ElectroDB looks up there when it runs.
 *
 * @type {import('esbuild').Plugin}
 */
export const electrodbPlugin = {
  name: 'electrodb',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@aws-sdk\/lib-dynamodb$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]electrodb[\\/]/.test(importer) ? { path: commands } : undefined,
    );
    onLoad(
      { filter: /[\\/]libs[\\/]ledger-dynamodb[\\/]src[\\/]index\.ts$/ },
      async ({ path }) => ({
        contents: `import ${JSON.stringify(fillCommands)};\n${await readFile(path, 'utf8')}`,
        loader: 'ts',
      }),
    );
  },
};
