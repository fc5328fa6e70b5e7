import { verifyCloses } from '@orgcost/chargeback';
import type { Context } from '../../context';
import { archiveOf } from '../../deployment/archive-of';
import type { ExitCode } from '../../io';
import { readLedger } from '../../ledger';
import { renderVerification } from '../../output/chargeback/verification';
import { writeJson } from '../../output/json';

/** `orgcost chargeback verify` */
export async function verifyChargeback(context: Context): Promise<ExitCode> {
  const { io, json } = context;
  const archive = archiveOf(context);
  const verification = await readLedger(context, (ledger) =>
    verifyCloses({ ...ledger, ...(archive && { archive }) }),
  );
  if (json) writeJson(io.stdout, verification);
  else io.stdout.write(renderVerification(verification));
  return verification.findings.length === 0 ? 0 : 1;
}
