import type { Alert } from '@orgcost/alerting';
import { alertPage } from './page/alert-page';
import { renderText } from './text/render-text';

/** One alert as its mail has it, in plain text, for who looks it up. */
export function alertText(alert: Alert): string {
  return renderText(alertPage(alert));
}
