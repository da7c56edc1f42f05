import { StepExecutor } from "./agents/executor.js";
import { HttpModelClient } from "./agents/model-client.js";
import { ExtractionPlanner } from "./agents/planner.js";
import { PartnerClient } from "./clients/partner-client.js";
import { assertSupportedRuntime } from "./config/env.js";
import { loadConfig } from "./config/load.js";
import { createApp } from "./http/app.js";
import { metrics } from "./pipeline.js";
import { BatchSaver } from "./storage/batch-saver.js";
import { logger } from "./util/logger.js";

process.on("unhandledRejection", (reason) => logger.error({ err: reason }, "unhandled rejection"));
// some packages print their warnings, the log shipper wants JSON
console.warn = (...args: unknown[]) => logger.warn(args.map(String).join(" "));

async function start(): Promise<void> {
  assertSupportedRuntime();
  const settings = loadConfig();
  if (settings.environment === "production" && settings.auth.issuer === "") {
    logger.fatal("no issuer configured");
    process.exit(78);
  }
  const model = new HttpModelClient(settings.model.endpoint);
  const pipeline = {
    partner: new PartnerClient(settings.partner),
    planner: new ExtractionPlanner(model),
    executor: new StepExecutor(model),
    saver: new BatchSaver(settings.storage.root),
  };
  const app = createApp(pipeline, {
    root: settings.storage.root,
    jwtSecret: settings.auth.jwtSecret,
    sessionMinutes: settings.auth.sessionMinutes ?? 30,
    opsPassword: process.env.OPS_PASSWORD,
  });
  metrics.start(60_000);
  app.listen(settings.port, () => logger.info(`listening on port ${settings.port}`));
}

start().catch((error) => {
  logger.fatal({ err: error }, "start failed");
  process.exit(1);
});
