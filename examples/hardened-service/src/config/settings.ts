import { integer, oneOf, text, url, words, type Schema } from '../schema.js';
import { LOG_LEVELS } from '../util/logger.js';
import { ConfigProxy, type Environment } from './config-proxy.js';

const webUrl = url('https:', 'http:');

/** Everything that can be configured. What is optional changes what the service does, and says so. */
export const SETTINGS = {
  'http.port': required(integer({ min: 0, max: 65_535 }), 'PORT', '3080'),
  'http.allowedOrigins': required(words(), 'ALLOWED_ORIGINS', 'https://console.orders.example'),
  'log.level': required(oneOf(...LOG_LEVELS), 'LOG_LEVEL', 'info'),
  'auth.jwtSecret': required(text({ min: 32 }), 'JWT_SECRET', '"$(openssl rand -base64 48)"'),
  'auth.opsPassword': required(text({ min: 12 }), 'OPS_PASSWORD', '"$(openssl rand -base64 18)"'),
  'auth.sessionMinutes': required(integer({ min: 1 }), 'SESSION_MINUTES', '30'),
  'access.endpoint': required(webUrl, 'ACCESS_URL', 'https://access.orders.example'),
  'partner.baseUrl': required(webUrl, 'PARTNER_URL', 'https://sandbox.partner.example/api/v2'),
  'partner.attempts': required(integer({ min: 1 }), 'PARTNER_ATTEMPTS', '4'),
  'partner.retryDelayMs': required(integer({ min: 0 }), 'PARTNER_RETRY_DELAY_MS', '500'),
  'partner.pollDelayMs': required(integer({ min: 1 }), 'PARTNER_POLL_DELAY_MS', '1000'),
  /** The partner either gives us a key, or a token for our client. */
  'partner.apiKey': optional(text(), 'PARTNER_API_KEY', '<the key of the partner portal>'),
  'partner.tokenUrl': optional(webUrl, 'PARTNER_TOKEN_URL', 'https://login.partner.example/token'),
  'partner.clientId': optional(text(), 'PARTNER_CLIENT_ID', 'order-documents'),
  'partner.clientSecret': optional(text(), 'PARTNER_CLIENT_SECRET', '<the secret of the partner portal>'),
  'model.endpoint': required(webUrl, 'MODEL_ENDPOINT', 'https://models.orders.example/v1'),
  'model.name': required(text(), 'MODEL_NAME', 'extract-small'),
  'model.user': required(text(), 'MODEL_USER', 'planner'),
  'model.password': required(text(), 'MODEL_PASSWORD', '<ask the data team>'),
  'agents.concurrency': required(integer({ min: 1 }), 'AGENTS_CONCURRENCY', '4'),
  'agents.maxSteps': required(integer({ min: 1 }), 'AGENTS_MAX_STEPS', '12'),
  'storage.root': required(text(), 'STORAGE_ROOT', './data'),
  'storage.keepDays': required(integer({ min: 1 }), 'STORAGE_KEEP_DAYS', '90'),
  /** A folder below the root for second copies; without it there are none. */
  'storage.archive': optional(text(), 'STORAGE_ARCHIVE', 'archive'),
  /** Where the platform ships batches to; a laptop has none, a deployment must. */
  'storage.bucket': optional(text(), 'STORAGE_BUCKET', 'orders-production'),
  'database.url': optional(url('postgres:'), 'DB_URL', 'postgres://db.orders.example/orders'),
  /** Without it, counters are only in `/admin/status`. */
  'metrics.file': optional(text(), 'METRICS_FILE', './data/metrics.jsonl'),
};

export type Config = ConfigProxy<typeof SETTINGS>;

/** @throws {HelpfulError} when a value does not fit. */
export function loadConfig(environment: Environment, file = 'config/default.json'): Promise<Config> {
  return ConfigProxy.load(SETTINGS, { environment, file });
}

/**
 * Called by the deployment check before traffic is switched over.
 *
 * @throws {HelpfulError} that names everything a deployment lacks.
 */
export function assertDeployable(config: Config): void {
  config.assertPresent();
  config.assertPresent(['storage.bucket', 'database.url']);
}

function required<T>(schema: Schema<T>, variable: string, example: string) {
  return { schema, variable, example, required: true } as const;
}

function optional<T>(schema: Schema<T>, variable: string, example: string) {
  return { schema, variable, example, required: false } as const;
}
