import type { MailService, SentMail } from '../../mail/mail-service';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { sendEmailInput, type SendEmailInput } from './send-email-input';

const mostRecipients = 50;

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export const sendEmail: Handler = ({ mailService, region }, _caller, input) => {
  const mail = mailOf(validate(sendEmailInput, input, 'BadRequestException'));
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  const { settings } = mailService;
  if (recipients.length === 0) throw new AwsError('BadRequestException', 'Missing destination.');
  if (recipients.length > mostRecipients) {
    throw new AwsError('BadRequestException', `Recipient count exceeds ${mostRecipients}.`);
  }
  if (settings.sendingPaused) {
    throw new AwsError('SendingPausedException', 'Email sending is paused for this account.');
  }
  const set = mail.configurationSet;
  if (set !== undefined && !settings.configurationSets.includes(set)) {
    throw new AwsError('NotFoundException', `Configuration set <${set}> does not exist.`, 404);
  }
  const checked = settings.sandbox ? [mail.from, ...recipients] : [mail.from];
  assertVerified(mailService, checked, region);
  return { MessageId: mailService.send(mail).messageId };
};

function mailOf(input: SendEmailInput): Omit<SentMail, 'messageId'> {
  const { FromEmailAddress, Destination, ReplyToAddresses, Content, ConfigurationSetName } = input;
  const { Subject, Body, Headers } = Content.Simple;
  return {
    from: FromEmailAddress,
    to: Destination.ToAddresses,
    cc: Destination.CcAddresses,
    bcc: Destination.BccAddresses,
    replyTo: ReplyToAddresses,
    subject: Subject.Data,
    ...(Body.Html && { html: Body.Html.Data }),
    ...(Body.Text && { text: Body.Text.Data }),
    headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    tags: Object.fromEntries(input.EmailTags.map(({ Name, Value }) => [Name, Value])),
    ...(ConfigurationSetName !== undefined && { configurationSet: ConfigurationSetName }),
  };
}

function assertVerified(service: MailService, addresses: readonly string[], region: string): void {
  const unverified = service.unverified(addresses);
  if (unverified.length === 0) return;
  throw new AwsError(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region ' +
      `${region.toUpperCase()}: ${unverified.join(', ')}`,
  );
}
