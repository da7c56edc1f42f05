/** The shapes of credentials that tell by themselves what they are. Where an issuer adds a checksum, the shape alone decides: a mistyped token was still meant to be one. */

export interface SecretFormat {
  /** What it is, with its article, as a message says it. */
  readonly kind: string;
  /** The shape, not part of a longer word. */
  readonly pattern: RegExp;
}

export const SECRET_FORMATS: readonly SecretFormat[] = [
  // Source: AWS, "IAM identifiers", unique ID prefixes; the 16 that follow are base 32 and, for `A3T`, of older accounts.
  { kind: 'the id of an AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|(?:ABIA|ACCA|ASIA|A3T[A-Z0-9])(?=[A-Z]*\d))[A-Z0-9]{16}(?![A-Za-z0-9])/u },
  // Source: GitHub, "Behind GitHub's new authentication token formats": a prefix, 30 random characters, 6 of a CRC32 in base 62.
  { kind: 'a GitHub token', pattern: /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{36,255}|github_pat_\w{40,255})(?![A-Za-z0-9])/u },
  // Source: GitLab, "Token overview", token prefixes.
  { kind: 'a GitLab token', pattern: /(?<![A-Za-z0-9])gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[\w-]{20,}/u },
  // Source: Slack, "Token types" and "Sending messages using incoming webhooks".
  {
    kind: 'a Slack credential',
    pattern: /(?<![A-Za-z0-9])(?:xox[a-z](?:\.xox[a-z])?-(?=[A-Za-z-]{0,60}\d)[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,})/u,
  },
  // Source: Stripe, "API keys": secret and restricted keys; `pk_` is publishable.
  { kind: 'a secret key of Stripe', pattern: /(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/u },
  // Source: Google Cloud, "Manage API keys": 39 characters.
  { kind: 'a Google API key', pattern: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/u },
  // Source: GitHub, "Announcing npm's new access token format": as GitHub's, with a checksum of 6 characters.
  { kind: 'an npm token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u },
  // Sources: OpenAI, Anthropic, OpenRouter and DeepSeek, their pages on authentication; a long part with a digit tells it from a class name.
  { kind: 'a key of a model API', pattern: /(?<![A-Za-z0-9-])sk-(?:[a-z]{1,20}\d{0,4}-){0,3}(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_]{0,20}[A-Za-z0-9]{16}[\w-]*/u },
  // Source: SendGrid, "API keys": 22 and 43 characters.
  { kind: 'a SendGrid key', pattern: /(?<![A-Za-z0-9])SG\.[\w-]{20,24}\.[\w-]{39,50}(?![\w-])/u },
  // Source: Twilio, "What is a String Identifier (SID)": an API key is `SK` and 32 hexadecimal digits; an `AC…` names the account and is none.
  { kind: 'a Twilio key', pattern: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/u },
];

/** Three parts in base64url of which the first starts with `{"`. Source: RFC 7519, section 3. */
export const JWT_PATTERN = /(?<![\w-])(?<header>eyJ[\w-]{8,})\.(?<payload>[\w-]{2,})\.[\w-]{4,}/u;

/** The first line of a private key, header lines, and some of its content. Sources: RFC 7468, RFC 1421, RFC 9580. */
export const PRIVATE_KEY_PATTERN =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*(?:[\w-]+: [^\n\\]*(?:\n|\\[nr])(?:\s|\\[nr])*)*(?:[A-Za-z0-9+/]{16,}|[A-Za-z0-9+/]{4,}={0,2}(?:\s|\\[nr])*-----END)/u;

/** A URL with credentials as a whole text. Source: RFC 3986, section 3.2.1. */
export const URL_CREDENTIALS_PATTERN = /^\s*[a-z][a-z0-9+.-]*:\/\/(?<user>[^\s/:@?#]*):(?<password>[^\s/@?#]+)@(?<host>\[[^\]\s]+\]|[^\s/@:?#]*)\S*\s*$/iu;

/** What all of the formats need, to leave out other texts at once. */
export const FORMAT_HINT =
  /A(?:KIA|SIA|BIA|CCA|3T)|gh[oprsu]_|github_pat_|gl[a-z]{2,5}-|xox|xapp-|hooks\.slack|[rs]k_(?:live|test)_|AIza|npm_|sk-|SG\.|SK[0-9a-f]|eyJ|PRIVATE KEY|:\/\/[^\s/]*:[^\s/]*@/u;

/** Hosts that are the developer's own machine. Sources: RFC 6761, RFC 1122, and Docker's name for it. */
export const LOCAL_HOST_PATTERN = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal)$/iu;

/** How a password of a URL is written where none is meant. */
export const URL_PASSWORD_PLACEHOLDERS: ReadonlySet<string> = new Set(['pass', 'passwd', 'password', 'pwd']);
