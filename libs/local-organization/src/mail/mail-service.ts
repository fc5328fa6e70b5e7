import { uuidOf } from '../uuid';

/** What SES is set to, and what it knows of addresses. */
export interface MailServiceSettings {
  /** A new account of SES: it writes to verified addresses only. */
  readonly sandbox?: boolean;
  readonly sendingPaused?: boolean;
  /** What SES thinks of the account, by what came of its mails. */
  readonly enforcement?: 'HEALTHY' | 'PROBATION' | 'SHUTDOWN';
  /** Addresses, and domains, which stand for all of their addresses. */
  readonly identities?: Readonly<Record<string, 'SUCCESS' | 'PENDING' | 'FAILED'>>;
  readonly configurationSets?: readonly string[];
  /** Addresses to which SES takes mails, and does not deliver them. */
  readonly suppressed?: Readonly<Record<string, 'BOUNCE' | 'COMPLAINT'>>;
}

/** A mail that SES has taken. */
export interface SentMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html?: string;
  readonly text?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
}

const usual: Required<MailServiceSettings> = {
  sandbox: false,
  sendingPaused: false,
  enforcement: 'HEALTHY',
  identities: { 'example.com': 'SUCCESS' },
  configurationSets: ['orgcost'],
  suppressed: {},
};

/** The tracker account's SES: keeps the mails that it has taken. */
export class MailService {
  readonly #mails: SentMail[] = [];
  #settings: Required<MailServiceSettings>;

  constructor(settings: MailServiceSettings) {
    this.#settings = { ...usual, ...settings };
  }

  get mails(): readonly SentMail[] {
    return this.#mails;
  }

  get settings(): Required<MailServiceSettings> {
    return this.#settings;
  }

  /** Replaces them: those that are left out are as usual again. */
  setSettings(settings: MailServiceSettings): void {
    this.#settings = { ...usual, ...settings };
  }

  send(mail: Omit<SentMail, 'messageId'>): SentMail {
    const messageId = `0100019aa7c5d3e1-${uuidOf(`mail ${this.#mails.length + 1}`)}-000000`;
    const sent = { messageId, ...mail };
    this.#mails.push(sent);
    return sent;
  }

  /** Those that are not verified, nor is a domain that they are in. */
  unverified(addresses: readonly string[]): readonly string[] {
    return addresses.filter(
      (address) =>
        !identitiesOf(address).some((name) => this.#settings.identities[name] === 'SUCCESS'),
    );
  }
}

/** The address of `Name <address>`, its domain, and the domains that this is in. */
function identitiesOf(text: string): readonly string[] {
  const address = /<(.+)>$/.exec(text)?.[1] ?? text;
  const labels = address
    .slice(address.indexOf('@') + 1)
    .toLowerCase()
    .split('.');
  return [address, ...labels.map((_label, index) => labels.slice(index).join('.'))];
}
