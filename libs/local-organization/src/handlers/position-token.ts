/** A token for the page that begins at a position of a list. */
export function tokenOf(position: number): string {
  return Buffer.from(`from-${position}`).toString('base64url');
}

/** Undefined for a token that no page had. */
export function positionOf(token: string): number | undefined {
  const [, position] = /^from-(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return position === undefined ? undefined : Number(position);
}
