import { once } from 'node:events';
import { createServer } from 'node:http';
import { assertSupportedRuntime } from './config/runtime.js';
import { loadConfig } from './config/settings.js';
import { createApp } from './http/app.js';
import { createService } from './service.js';
import { logger, setupLogger } from './util/logger.js';

const METRICS_EVERY_MS = 60_000;

try {
  await start();
} catch (error) {
  logger.fatal({ err: error }, 'start failed');
  process.exitCode = 1;
}

async function start(): Promise<void> {
  assertSupportedRuntime(process.versions.node);
  const config = await loadConfig(process.env);
  config.assertPresent();
  setupLogger(config.require('log.level'));

  const service = createService(config);
  const app = createApp(service, {
    allowedOrigins: config.require('http.allowedOrigins'),
    jwtSecret: config.require('auth.jwtSecret'),
    opsPassword: config.require('auth.opsPassword'),
    sessionMinutes: config.require('auth.sessionMinutes'),
  });
  const metricsFile = config.optional('metrics.file');
  if (metricsFile !== undefined) service.metrics.start(metricsFile, METRICS_EVERY_MS);

  const port = config.require('http.port');
  const server = createServer(app).listen(port);
  await once(server, 'listening');
  logger.info({ port }, 'listening');
  // Requests in flight are answered; then nothing keeps the process alive.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
}
