/** What AWS has against the credentials of a request. */
export type CredentialsFault = 'expired' | 'unknown' | 'wrong-signature';

/**
 * Of an error, by its name: STS and the services that speak JSON call the same by different ones.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function credentialsFault({ name }: Error): CredentialsFault | undefined {
  return faults[name];
}

const faults: Readonly<Partial<Record<string, CredentialsFault>>> = {
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  InvalidAccessKeyId: 'unknown',
  InvalidClientTokenId: 'unknown',
  UnrecognizedClientException: 'unknown',
  InvalidSignatureException: 'wrong-signature',
  SignatureDoesNotMatch: 'wrong-signature',
};
