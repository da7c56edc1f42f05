import { StepExecutor } from './agents/executor.js';
import type { ModelClient } from './agents/model-client.js';
import { ExtractionPlanner } from './agents/planner.js';
import { ApiFactory } from './api-factory.js';
import type { AccessClient } from './clients/access-client.js';
import type { PartnerClient } from './clients/partner-client.js';
import type { Config } from './config/settings.js';
import { Pipeline } from './pipeline.js';
import { BatchSaver } from './storage/batch-saver.js';
import { Inbox } from './storage/inbox.js';
import { Durations } from './util/durations.js';
import { Metrics } from './util/metrics.js';

export interface Service {
  readonly access: AccessClient;
  readonly durations: Durations;
  readonly inbox: Inbox;
  readonly metrics: Metrics;
  readonly partner: PartnerClient;
  readonly pipeline: Pipeline;
  readonly saver: BatchSaver;
}

/** Puts the service together: the one place that knows every part and every setting. */
export function createService(config: Config): Service {
  const { access, model, partner } = new ApiFactory(config);
  const concurrency = config.require('agents.concurrency');
  const saver = createSaver(config);
  const durations = new Durations();
  const metrics = new Metrics();
  const planner = createPlanner(config, model);
  const executor = new StepExecutor(model, { concurrency });
  const pipeline = new Pipeline({ partner, planner, executor, saver, metrics, durations, concurrency });
  return { access, durations, inbox: new Inbox(config.require('storage.root')), metrics, partner, pipeline, saver };
}

export function createPlanner(config: Config, model: ModelClient = new ApiFactory(config).model): ExtractionPlanner {
  return new ExtractionPlanner(model, { concurrency: config.require('agents.concurrency'), maxSteps: config.require('agents.maxSteps') });
}

export function createSaver(config: Config, root = config.require('storage.root')): BatchSaver {
  return new BatchSaver({ root, archive: config.optional('storage.archive') });
}
