export { readMailService } from './access/mail-service';
export { readTopicAccess, type TopicAccessOptions } from './access/topic-access';
export { createKmsClient } from './kms-client';
export { createSesClient } from './ses-client';
export { sesMailer, type SesMailerOptions } from './ses-mailer';
export { createSnsClient } from './sns-client';
export { snsCrossings, type SnsCrossingsOptions } from './sns-crossings';
