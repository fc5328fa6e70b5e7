import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bundle {
  /** Folder of the apps' builds. */
  readonly builds: string;
  /** The app under apps/ whose build has the handler. */
  readonly app: string;
  /** The name of its file. */
  readonly handler: string;
  /** Texts that go beside it, by their names: what is more than an environment holds. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Has one handler of an app's build in a folder, and nothing else of it, while it is used. */
export function withBundle<Result>(
  { builds, app, handler, files = {} }: Bundle,
  use: (folder: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-bundle-'));
  try {
    // Lambda takes a .js file for an ES module where package.json says so.
    for (const name of [`${handler}.js`, 'package.json']) {
      copyFileSync(join(builds, app, name), join(folder, name));
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
