import type { Handler } from '../handler';

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
export const getAccount: Handler = ({ mailService: { settings, mails } }) => ({
  DedicatedIpAutoWarmupEnabled: false,
  EnforcementStatus: settings.enforcement,
  ProductionAccessEnabled: !settings.sandbox,
  SendingEnabled: !settings.sendingPaused,
  SendQuota: {
    Max24HourSend: settings.sandbox ? 200 : 50_000,
    MaxSendRate: settings.sandbox ? 1 : 14,
    SentLast24Hours: mails.length,
  },
  SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
});
