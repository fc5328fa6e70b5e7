import type { CredentialsFault } from './credentials-fault';

/**
 * What is wrong with the credentials that everything starts from, and how to mend it. No account is to blame, so that none
 * counts as denied: all are tried again in the next run.
 */
export const callerFaults: Readonly<Record<CredentialsFault | 'not-loaded', string>> = {
  'not-loaded':
    'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE',
  expired: 'Your own AWS credentials have expired: sign in again',
  unknown: 'AWS does not know your own credentials: sign in again',
  'wrong-signature':
    "AWS refuses the signature of your own credentials: correct the secret access key, or this machine's clock",
};
