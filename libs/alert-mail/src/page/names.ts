import type { Alert } from '@orgcost/alerting';

/** More of a name tells nobody more, and pushes what matters out of sight. */
const longest = 100;

/** An account as people know it. */
export function nameOf({ subject, crossing }: Alert): string {
  return shortened(subject?.name.trim() || crossing.account);
}

export function shortened(name: string, length = longest): string {
  const characters = Array.from(name);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : name;
}
