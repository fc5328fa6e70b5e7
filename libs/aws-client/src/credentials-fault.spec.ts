import { credentialsFault } from './credentials-fault';

test.each([
  ['ExpiredToken', 'expired'],
  ['ExpiredTokenException', 'expired'],
  ['InvalidAccessKeyId', 'unknown'],
  ['InvalidClientTokenId', 'unknown'],
  ['UnrecognizedClientException', 'unknown'],
  ['InvalidSignatureException', 'wrong-signature'],
  ['SignatureDoesNotMatch', 'wrong-signature'],
  ['AccessDeniedException', undefined],
])('%s: %s', (name, expected) => {
  expect(credentialsFault(Object.assign(new Error(), { name }))).toBe(expected);
});
