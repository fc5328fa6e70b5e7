export { findDeadLetters, type DeadLetters } from './dead-letters';
export { goesOn, type Move } from './move';
export { putBack } from './put-back';
export { createSqsClient } from './sqs-client';
