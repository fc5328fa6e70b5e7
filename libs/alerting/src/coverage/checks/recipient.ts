import { utcDayOf } from '@orgcost/domain';
import { addresseeOf } from '../../delivery/addressee';
import { gap, good, unknown, type Check } from '../check';
import type { AccountFacts, MailFacts, SharedFacts } from '../facts';

/** Whether somebody is to be told who knows the account, and can be. */
export function checkRecipient(
  { account, known, mutes }: Pick<AccountFacts, 'account' | 'known' | 'mutes'>,
  { now, mail }: Pick<SharedFacts, 'now' | 'mail'>,
): Check {
  if (!mail) return unknown('Nobody is mailed');
  if (!known) {
    return gap(
      'The ledger does not know the account, nor its owner',
      'The next collection brings it in',
    );
  }
  const muted = mutes.find(({ policy }) => policy === undefined);
  if (muted) {
    return gap(
      `Muted until ${muted.until} by ${muted.by}: nobody is told`,
      `"orgcost alerts mute --account ${account} --until ${utcDayOf(now)}" ends it`,
    );
  }
  const nobodyRefuses = new Set<string>();
  const { to, owner, inPlaceOfOwner } = addresseeOf(
    mail,
    { account, ...known },
    utcDayOf(now),
    nobodyRefuses,
  );
  if (inPlaceOfOwner === 'no-owner') {
    return gap(
      'No owner is known: the platform team is told',
      "Tag the account with its owner, or name it in the config's mail.owners",
    );
  }
  if (inPlaceOfOwner === 'no-address') {
    return gap(
      `No address of ${owner ?? 'its owner'} is known: the platform team is told`,
      "Name the owner's addresses in the config's mail.owners",
    );
  }
  return refusalAmong(to, mail) ?? good(to.join(', '));
}

/** @returns nothing where all of these take mail */
export function refusalAmong(
  to: readonly string[],
  { refused }: Pick<MailFacts, 'refused'>,
): Check | undefined {
  const refusals = to.flatMap((address) => {
    const refusal = refused.get(address.toLowerCase());
    return refusal ? [{ ...refusal, address }] : [];
  });
  if (refusals.length === 0) return undefined;
  return gap(
    refusals.map(({ address, kind, at }) => `${address} ${kind} on ${at.slice(0, 10)}`).join('; '),
    'Correct the address in the config or the tag; once it takes mail again, "orgcost alerts refusals --lift ADDRESS"',
  );
}
