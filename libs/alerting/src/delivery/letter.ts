import type { Alert } from '../alerts/alert';

/** To whom alerts go. */
export interface Addressee {
  readonly to: readonly string[];
  /** The owner of the accounts, or the platform team, which is told what nobody else can be. */
  readonly as: 'owner' | 'platform';
  /** The owner, as accounts name it. */
  readonly owner?: string;
  /**
   * Why the platform team stands in for an owner: none is known, none of the owner's addresses is, or they do not take
   * mail.
   */
  readonly inPlaceOfOwner?: 'no-owner' | 'no-address' | 'refused';
}

/** What one mail is to say: an alert, or several in a digest. */
export interface Letter {
  readonly addressee: Addressee;
  readonly alerts: readonly Alert[];
  /** An earlier mail with some of these may have been sent: whether it was, is not known. */
  readonly mayRepeat: boolean;
}

/** A letter as it is read. */
export interface LetterText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Puts a letter into words. */
export type WriteLetter = (letter: Letter) => LetterText;
