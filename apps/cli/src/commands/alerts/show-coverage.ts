import { hasGap } from '@orgcost/alerting';
import type { Context } from '../../context';
import { readCoverage } from '../../coverage/read-coverage';
import { withDeployment } from '../../deployment/with-deployment';
import type { ExitCode } from '../../io';
import { renderCoverage } from '../../output/coverage';
import { writeJson } from '../../output/json';
import { warnOfUnread } from '../../output/unread';
import { terminalWidth } from '../../output/width';

/** `orgcost alerts coverage` */
export async function showCoverage(given: Context, options: unknown): Promise<ExitCode> {
  const { coverage, unread } = await withDeployment(given, options, readCoverage);
  const { io, json } = given;
  if (json) writeJson(io.stdout, coverage);
  else io.stdout.write(renderCoverage(coverage, terminalWidth(io)));
  warnOfUnread(io, unread);
  if (unread.length > 0) return 3;
  return coverage.some(hasGap) ? 1 : 0;
}
