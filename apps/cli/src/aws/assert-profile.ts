import { DEFAULT_PROFILE, getProfileName, parseKnownFiles } from '@smithy/core/config';
import { InvalidInputError } from '@orgcost/domain';
import type { Settings } from '../config/settings';

/**
 * Where a profile is not there, AWS's SDK looks on elsewhere, and says in the end only that there are no credentials.
 * @throws InvalidInputError that names what is not there: the profile, or the one that it takes its credentials from
 */
export async function assertProfile(settings: Pick<Settings, 'profile'>): Promise<void> {
  const named = getProfileName(settings);
  const profiles = await parseKnownFiles({});
  if (!Object.hasOwn(profiles, named)) {
    // It stands for no profile, too: credentials may come from the environment, or from the machine.
    if (named === DEFAULT_PROFILE) return;
    throw new InvalidInputError(
      `${notThere(named)}: correct --profile, AWS_PROFILE or the config file's profile, or ${add(named)}`,
    );
  }
  const passed = new Set<string>();
  for (let user = named; !passed.has(user);) {
    passed.add(user);
    const source = profiles[user]?.source_profile;
    if (source === undefined) return;
    if (!Object.hasOwn(profiles, source)) {
      throw new InvalidInputError(
        `${notThere(source)}, but "${user}" takes its credentials from it: correct its source_profile, or ${add(source)}`,
      );
    }
    user = source;
  }
}

function notThere(profile: string): string {
  return `There is no AWS profile "${profile}" in the files of the AWS CLI, such as ~/.aws/config`;
}

function add(profile: string): string {
  return `add it with "aws configure sso --profile ${profile}"`;
}
