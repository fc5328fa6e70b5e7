import type { Letter } from '@orgcost/alerting';
import { alertPage } from './alert-page';
import { byAccount } from './by-account';
import { digestPage } from './digest-page';
import { notice, type Page } from './page';
import { whyYou } from './why-you';

const repeated = 'You may have had this mail before: an earlier attempt to send it was cut off.';

export function pageOf({ alerts, addressee, mayRepeat }: Letter): Page {
  const [alert, ...others] = alerts;
  const { lead, blocks } = alert && others.length === 0 ? alertPage(alert) : digestPage(alerts);
  return {
    lead,
    blocks: [...(mayRepeat ? [notice(repeated)] : []), ...blocks],
    footer: whyYou(addressee, byAccount(alerts).length),
  };
}
