/** What a secret is called, so that it can be spoken of without being repeated. */
export type SecretName =
  | 'a card number'
  | 'a card code'
  | 'a password'
  | 'a PIN'
  | 'a recovery key'
  | 'a recovery phrase'
  | 'a key for one-time codes'
  | 'a private key'
  | 'an access token'
  | 'a social security number';

/** Where a secret stands in a text, in UTF-16 units; `end` is the first one after. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly name: SecretName;
}
