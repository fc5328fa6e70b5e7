import type { Settings } from '../config/settings';

/** What AWS clients are made with; all else comes from the standard AWS_* settings and files. */
export function awsConfig({ profile, region }: Settings): { profile?: string; region?: string } {
  return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

/** For services with one Region only, which their clients know. */
export function profileConfig({ profile }: Settings): { profile?: string } {
  return profile === undefined ? {} : { profile };
}
