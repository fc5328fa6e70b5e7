export { asking } from './asking';
export { maxAttempts } from './attempts';
export { callerFaults } from './caller-faults';
export { connections } from './connections';
export { credentialsFault, type CredentialsFault } from './credentials-fault';
export { deniedMends, type Asked } from './fault-of';
export { whatIsWrong } from './malformed';
export { decidedBy, isUnreadable, oneLine } from './message';
export { isSdkError, type SdkError } from './sdk-error';
