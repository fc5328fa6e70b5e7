export { maxAttempts } from './attempts';
export { credentialsFault, type CredentialsFault } from './credentials-fault';
export { decidedBy, isUnreadable, oneLine } from './message';
export { isSdkError, type SdkError } from './sdk-error';
