import { parseUtcDay } from '@orgcost/domain';
import { MailNotTakenError, type Mailer } from '@orgcost/alerting';
import {
  startLocalOrganization,
  type FaultKind,
  type LocalOrganization,
} from '@orgcost/local-organization';
import { scriptedAws } from '@orgcost/testing';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Agent } from 'node:http';
import { createSesClient } from './ses-client';
import { sesMailer } from './ses-mailer';

const environment = { ...process.env };
const id = '0b6c2b0e-8f0e-4a43-9d1f-0b5a1f0f2a11';
const letter = {
  subject: 'Größer: November to date is 1,204.50 USD',
  html: '<p>Größer</p>',
  text: 'Größer',
};

let local: LocalOrganization;
let mailer: Mailer;

const mailerWith = (client = createSesClient(), options: object = {}) =>
  sesMailer({ client, sender: 'costs@example.com', configurationSet: 'orgcost', ...options });

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-23'), months: 1 });
  Object.assign(process.env, local.environment);
  mailer = mailerWith();
});

afterEach(async () => {
  process.env = { ...environment };
  await local.close();
});

const sending = (to = ['ana@example.com']): Promise<unknown> =>
  mailer.send(id, to, letter).catch((error: unknown) => error);

const fail = (kind: FaultKind, times?: number) => {
  local.setFaults({
    planned: [{ operation: 'SendEmail', kind, ...(times !== undefined && { times }) }],
  });
};

test('a letter is one mail to all, in both forms, by which SES tells of it', async () => {
  const messageId = await sending(['ana@example.com', 'ben@example.com']);
  expect(local.mails).toEqual([
    {
      messageId,
      from: 'costs@example.com',
      to: ['ana@example.com', 'ben@example.com'],
      cc: [],
      bcc: [],
      replyTo: [],
      ...letter,
      headers: { 'Auto-Submitted': 'auto-generated' },
      tags: { 'orgcost-mail': id },
      configurationSet: 'orgcost',
    },
  ]);
});

test('without a configuration set SES tells nobody but the sender', async () => {
  mailer = sesMailer({ client: createSesClient(), sender: 'costs@example.com' });
  await sending();
  expect(local.mails.map((mail) => 'configurationSet' in mail)).toEqual([false]);
});

test('what is refused for its rate is asked for again', async () => {
  fail('throttle', 2);
  await sending();
  expect(local.mails).toHaveLength(1);
  expect(local.requests.count('SendEmail')).toBe(3);
});

test.each<[FaultKind, number]>([
  ['truncated', 1],
  ['malformed', 1],
  ['server-error', 0],
  ['reset', 0],
])('what may have been sent is not asked for again: %s', async (kind, sent) => {
  fail(kind);
  const error = await sending();
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(MailNotTakenError);
  expect(local.requests.count('SendEmail')).toBe(1);
  expect(local.mails.length).toBeGreaterThanOrEqual(sent);
});

/** Before anything was connected. */
const lookupFailing = (code: string) =>
  new NodeHttpHandler({
    httpAgent: new Agent({
      lookup: (host, _, done) => {
        done(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }), '', 4);
      },
    }),
  });

// A real connection that is refused is in deliver.spec.ts: an error of Node's own is none of Jest's.
test.each([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'its name is unknown'],
  ['EAI_AGAIN', 'its name could not be looked up'],
])('SES that cannot be reached was sent nothing: %s', async (code, why) => {
  const client = createSesClient({
    endpoint: 'http://email.nowhere.test',
    requestHandler: lookupFailing(code),
  });
  mailer = mailerWith(client);
  expect(await sending()).toEqual(new MailNotTakenError(`SES cannot be reached: ${why} (${code})`));
});

test.each<[string, () => void, string | RegExp]>([
  [
    'a sender that is not verified',
    () => {
      local.setMailService({ identities: {} });
    },
    'SES takes no such mail (MessageRejected: Email address is not verified. The following identities failed the ' +
      'check in region US-EAST-1: costs@example.com)',
  ],
  [
    'sending that is paused',
    () => {
      local.setMailService({ sendingPaused: true });
    },
    'SES has paused sending: see its console for why, then resume it (SendingPausedException)',
  ],
  [
    'a configuration set that there is not',
    () => {
      mailer = mailerWith(createSesClient(), { configurationSet: 'others' });
    },
    'SES does not know the configuration set, or the sender: deploy, and verify it (NotFoundException)',
  ],
  [
    'a role that may not send',
    () => {
      fail('access-denied');
    },
    /^SES denies ses:SendEmail: allow it in the sending role's policy.* \(AccessDeniedException\)$/,
  ],
  [
    'credentials that have expired',
    () => {
      fail('expired-credentials');
    },
    'Your own AWS credentials have expired: sign in again',
  ],
  [
    'credentials that are not there',
    () => {
      const missing = Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
      mailer = mailerWith(createSesClient({ credentials: () => Promise.reject(missing) }));
    },
    'Your own AWS credentials cannot be loaded: sign in, for example with "aws sso login", or set AWS_PROFILE',
  ],
  [
    'a rate that is too high for all retries',
    () => {
      process.env['AWS_MAX_ATTEMPTS'] = '2';
      mailer = mailerWith();
      fail('throttle');
    },
    'SES is asked for more than its sending rate (TooManyRequestsException)',
  ],
])('%s is a mail that was not taken', async (_, arrange, message) => {
  arrange();
  expect(await sending()).toMatchObject({
    name: 'MailNotTakenError',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    cause: expect.any(Error),
  });
  expect(local.mails).toEqual([]);
});

test.each([
  ['LimitExceededException', 400, "SES has sent all that the account's daily quota allows"],
  ['AccountSuspendedException', 400, 'SES has suspended sending for good: ask AWS Support why'],
  ['MailFromDomainNotVerifiedException', 400, "SES has not verified the sender's MAIL FROM domain"],
  ['BadRequestException', 400, 'SES takes no such mail'],
  ['RequestTimeoutException', 408, undefined],
  ['ServiceUnavailable', 503, undefined],
])('%s is told at once', async (name, status, message) => {
  const aws = await scriptedAws(() => ({ status, body: { __type: name, message: 'as scripted' } }));
  mailer = mailerWith(createSesClient({ endpoint: aws.endpoint }));
  const error = await sending();
  await aws.close();
  expect(aws.calls).toHaveLength(1);
  expect(error).toMatchObject(
    message === undefined
      ? { name }
      : { name: 'MailNotTakenError', message: expect.stringContaining(message) },
  );
});

test('SES is asked in the Region of the environment', async () => {
  process.env['AWS_REGION'] = 'eu-central-1';
  expect(await createSesClient().config.region()).toBe('eu-central-1');
});
