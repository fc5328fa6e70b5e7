import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  GetSuppressedDestinationCommand,
  SendEmailCommand,
  type SESv2Client,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;
let ses: SESv2Client;

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<void> {
  local = await startLocalOrganization({ today: origin, ...options });
  ({ ses } = clientsOf(local));
}

beforeEach(() => open());
afterEach(() => local.close());

const mail: SendEmailCommandInput = {
  FromEmailAddress: 'OrgCost <alerts@costs.example.com>',
  Destination: { ToAddresses: ['ana@shop.test'] },
  Content: { Simple: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'Hello' } } } },
};

const send = (input: Partial<SendEmailCommandInput> = {}, client = ses) =>
  client.send(new SendEmailCommand({ ...mail, ...input }));

const many = (count: number) => Array.from({ length: count }, (_, index) => `a${index}@shop.test`);

const notVerified = (addresses: string, region = 'US-EAST-1') => [
  'MessageRejected',
  400,
  `Email address is not verified. The following identities failed the check in region ${region}: ${addresses}`,
];

describe('SendEmail', () => {
  it('keeps what was sent', async () => {
    const { MessageId: first } = await send();
    const { MessageId: second } = await send({
      Destination: {
        ToAddresses: many(48),
        CcAddresses: ['cc@shop.test'],
        BccAddresses: ['bcc@shop.test'],
      },
      ReplyToAddresses: ['finops@example.com'],
      Content: {
        Simple: {
          Subject: { Data: 'Größer', Charset: 'UTF-8' },
          Body: { Html: { Data: '<b>Hello</b>' }, Text: { Data: 'Hello' } },
          Headers: [{ Name: 'X-Entity-Ref-ID', Value: 'm1' }],
        },
      },
      EmailTags: [{ Name: 'mail', Value: 'm-1_a' }],
      ConfigurationSetName: 'orgcost',
    });

    expect(first).not.toBe(second);
    expect(local.mails).toEqual([
      {
        messageId: first,
        from: 'OrgCost <alerts@costs.example.com>',
        to: ['ana@shop.test'],
        cc: [],
        bcc: [],
        replyTo: [],
        subject: 'Hi',
        text: 'Hello',
        headers: {},
        tags: {},
      },
      {
        messageId: second,
        from: 'OrgCost <alerts@costs.example.com>',
        to: many(48),
        cc: ['cc@shop.test'],
        bcc: ['bcc@shop.test'],
        replyTo: ['finops@example.com'],
        subject: 'Größer',
        html: '<b>Hello</b>',
        text: 'Hello',
        headers: { 'X-Entity-Ref-ID': 'm1' },
        tags: { mail: 'm-1_a' },
        configurationSet: 'orgcost',
      },
    ]);
  });

  it.each<[string, Partial<SendEmailCommandInput>, unknown[]]>([
    [
      'a sender that is not verified',
      { FromEmailAddress: 'alerts@notexample.com' },
      notVerified('alerts@notexample.com'),
    ],
    [
      'a configuration set that there is not',
      { ConfigurationSetName: 'others' },
      ['NotFoundException', 404, 'Configuration set <others> does not exist.'],
    ],
    [
      'other characters in tags',
      { EmailTags: [{ Name: 'alert', Value: '111111111111/daily' }] },
      [
        'BadRequestException',
        400,
        "1 validation error detected: Value at 'emailTags.0.value' failed to satisfy constraint: " +
          'Member must have letters, digits, underscores and dashes alone, at most 256',
      ],
    ],
    [
      'more than 50 recipients',
      { Destination: { ToAddresses: many(50), BccAddresses: ['bcc@shop.test'] } },
      ['BadRequestException', 400, 'Recipient count exceeds 50.'],
    ],
    [
      'nobody to write to',
      { Destination: {} },
      ['BadRequestException', 400, 'Missing destination.'],
    ],
    [
      'a subject of two lines',
      {
        Content: {
          Simple: { Subject: { Data: 'Hi\nBcc: x' }, Body: { Text: { Data: 'Hello' } } },
        },
      },
      [
        'BadRequestException',
        400,
        "1 validation error detected: Value at 'content.simple.subject' failed to satisfy constraint: " +
          'Member must be one line',
      ],
    ],
  ])('refuses %s', async (_what, input, refused) => {
    expect(await refusal(send(input))).toEqual(refused);
    expect(local.mails).toEqual([]);
  });

  it('writes to verified addresses only, in the sandbox', async () => {
    local.setMailService({
      sandbox: true,
      identities: {
        'example.com': 'SUCCESS',
        'ana@shop.test': 'SUCCESS',
        'bob@shop.test': 'PENDING',
      },
    });
    await expect(send()).resolves.toBeDefined();
    const ToAddresses = ['ana@shop.test', 'bob@shop.test', 'cy@shop.test'];
    expect(await refusal(send({ Destination: { ToAddresses } }))).toEqual(
      notVerified('bob@shop.test, cy@shop.test'),
    );
  });

  it('names the Region that it was asked in', async () => {
    local.setMailService({ identities: {} });
    const elsewhere = clientsOf(local, 'eu-central-1').ses;
    expect(await refusal(send({}, elsewhere))).toEqual(
      notVerified('OrgCost <alerts@costs.example.com>', 'EU-CENTRAL-1'),
    );
  });

  it('refuses all while sending is paused', async () => {
    local.setMailService({ sendingPaused: true });
    expect(await refusal(send())).toEqual([
      'SendingPausedException',
      400,
      'Email sending is paused for this account.',
    ]);
  });

  it('takes mails to suppressed addresses, as SES does', async () => {
    local.setMailService({ suppressed: { 'ana@shop.test': 'BOUNCE' } });
    await expect(send()).resolves.toBeDefined();
  });

  it('refuses other accounts', async () => {
    const { id } = accountNamed('Web Shop Production', local.organization);
    expect(await refusal(send({}, clientsOf(local).memberSes(id)))).toEqual([
      'AccessDeniedException',
      403,
      `User: arn:aws:sts::${id}:assumed-role/OrgCostReader/spec is not authorized to perform this action on SES`,
    ]);
  });

  it('is throttled in the service’s words', async () => {
    local.setFaults({ throttleRate: 1 });
    expect(await refusal(send())).toEqual(['TooManyRequestsException', 429, 'Too many requests']);
  });
});

it.each([
  [{}, true, true, 'HEALTHY', 50_000],
  [{ sandbox: true }, false, true, 'HEALTHY', 200],
  [{ sendingPaused: true, enforcement: 'SHUTDOWN' } as const, true, false, 'SHUTDOWN', 50_000],
])('GetAccount tells of %j', async (settings, production, sending, enforcement, most) => {
  local.setMailService(settings);
  const { $metadata, ...account } = await ses.send(new GetAccountCommand({}));
  expect($metadata.httpStatusCode).toBe(200);
  expect(account).toEqual({
    DedicatedIpAutoWarmupEnabled: false,
    EnforcementStatus: enforcement,
    ProductionAccessEnabled: production,
    SendingEnabled: sending,
    SendQuota: { Max24HourSend: most, MaxSendRate: most === 200 ? 1 : 14, SentLast24Hours: 0 },
    SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
});

describe('GetEmailIdentity', () => {
  const get = async (EmailIdentity: string) => {
    const { IdentityType, VerifiedForSendingStatus, VerificationStatus, DkimAttributes } =
      await ses.send(new GetEmailIdentityCommand({ EmailIdentity }));
    return [IdentityType, VerifiedForSendingStatus, VerificationStatus, DkimAttributes?.Status];
  };

  it('tells what is verified', async () => {
    local.setMailService({
      identities: { 'example.com': 'SUCCESS', 'a+b@shop.test': 'PENDING' },
    });
    expect(await get('example.com')).toEqual(['DOMAIN', true, 'SUCCESS', 'SUCCESS']);
    expect(await get('a+b@shop.test')).toEqual(['EMAIL_ADDRESS', false, 'PENDING', 'PENDING']);
  });

  it('knows no others', async () => {
    expect(await refusal(get('other.example'))).toEqual([
      'NotFoundException',
      404,
      'Email identity other.example does not exist.',
    ]);
  });
});

describe('GetSuppressedDestination', () => {
  const get = async (EmailAddress: string) =>
    (await ses.send(new GetSuppressedDestinationCommand({ EmailAddress }))).SuppressedDestination;

  it('tells which addresses are suppressed', async () => {
    local.setMailService({ suppressed: { 'a+b@shop.test': 'COMPLAINT' } });
    expect(await get('a+b@shop.test')).toEqual({
      EmailAddress: 'a+b@shop.test',
      Reason: 'COMPLAINT',
      LastUpdateTime: new Date('2026-11-23T00:00:00Z'),
    });
  });

  it('knows no others', async () => {
    expect(await refusal(get('ana@shop.test'))).toEqual([
      'NotFoundException',
      404,
      'Email address ana@shop.test does not exist on your suppression list.',
    ]);
  });
});

it('has no other operations', async () => {
  const response = await fetch(`${local.endpoint}/v2/email/templates`, { method: 'POST' });
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
    404,
    'UnknownOperationException',
  ]);
});
