import { hash, hashText } from '../hash';

export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  /** Names from the root down, such as `Root/Workloads/Production`. */
  readonly path: string;
  /** Of the unit above, or of the root; the root has none. */
  readonly parentId?: string;
}

export const rootPath = 'Root';

/** The root and every unit on the way to the given paths, each parent before its children. */
export function organizationalUnits(seed: number, paths: Iterable<string>): OrganizationalUnit[] {
  const rootId = `r-${letters(seed, rootPath).slice(0, 4)}`;
  const units = new Map<string, OrganizationalUnit>([
    [rootPath, { id: rootId, name: rootPath, path: rootPath }],
  ]);
  for (const path of paths) {
    let parent = { id: rootId, path: rootPath };
    for (const name of path.split('/').slice(1)) {
      const unit = unitBelow(seed, rootId, parent, name);
      units.set(unit.path, unit);
      parent = unit;
    }
  }
  return [...units.values()];
}

function unitBelow(
  seed: number,
  rootId: string,
  parent: { readonly id: string; readonly path: string },
  name: string,
): OrganizationalUnit {
  const path = `${parent.path}/${name}`;
  return { id: `ou-${rootId.slice(2)}-${letters(seed, path)}`, name, path, parentId: parent.id };
}

/** Eight letters and digits, as AWS's ids have: https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
function letters(seed: number, text: string): string {
  return [1, 2]
    .map((salt) => hashText(hash(seed, salt), text).toString(36).padStart(7, '0'))
    .join('')
    .slice(-8);
}
