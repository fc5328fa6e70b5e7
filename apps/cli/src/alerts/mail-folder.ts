import type { LetterText, Mailer } from '@orgcost/alerting';
import type { Clock } from '@orgcost/domain';
import type { Store } from '../config/settings';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';

/** A mail that was written, in place of being sent. */
export interface WrittenMail {
  readonly to: readonly string[];
  readonly subject: string;
  /** As mail programs open it. */
  readonly eml: string;
  /** As browsers do. */
  readonly html: string;
}

/** The folder beside an embedded ledger. */
export function mailFolderOf({ directory }: Extract<Store, { kind: 'embedded' }>): string {
  return `${directory}-mail`;
}

/** Writes mails into a folder of this machine: there is no mail service where nothing is deployed. */
export class MailFolder implements Mailer {
  readonly written: WrittenMail[] = [];

  constructor(
    private readonly folder: string,
    private readonly sender: string,
    private readonly clock: Clock,
  ) {}

  async send(id: string, to: readonly string[], letter: LetterText): Promise<string> {
    const at = this.clock();
    const messageId = `<${id}@orgcost.invalid>`;
    const message = new MailComposer({
      ...letter,
      from: this.sender,
      to: [...to],
      date: new Date(at),
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
    }).compile();
    await mkdir(this.folder, { recursive: true });
    const name = join(this.folder, `${at.slice(0, 10)}-${id}`);
    const mail = { to, subject: letter.subject, eml: `${name}.eml`, html: `${name}.html` };
    await writeFile(mail.html, letter.html);
    // Last: what has it was written whole.
    await writeFile(mail.eml, await message.build());
    this.written.push(mail);
    return messageId;
  }
}
