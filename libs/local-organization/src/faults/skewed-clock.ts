/** What a service's clock says that is an hour ahead of this machine's. */
export function skewedClock(): Date {
  return new Date(Date.now() + 3_600_000);
}

/**
 * Whether a request was signed within five minutes of a time:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function isSignedFor(headers: Headers, time: Date): boolean {
  const basic = headers.get('x-amz-date') ?? '';
  const extended = basic.replace(
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  return Math.abs(Date.parse(extended) - time.getTime()) < 5 * 60_000;
}
