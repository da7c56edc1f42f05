import { StepExecutor } from './agents/executor.js';
import { HttpModelClient } from './agents/model-client.js';
import { ExtractionPlanner } from './agents/planner.js';
import { AccessClient } from './clients/access-client.js';
import { PartnerClient, type PartnerCredentials } from './clients/partner-client.js';
import { TokenManager } from './clients/token-manager.js';
import type { Config } from './config/settings.js';
import { Pipeline } from './pipeline.js';
import { BatchSaver } from './storage/batch-saver.js';
import { Inbox } from './storage/inbox.js';
import { Metrics } from './util/metrics.js';

export interface Service {
  readonly access: AccessClient;
  readonly inbox: Inbox;
  readonly metrics: Metrics;
  readonly partner: PartnerClient;
  readonly pipeline: Pipeline;
  readonly saver: BatchSaver;
}

/** Puts the service together: the one place that knows every part and every setting. */
export function createService(config: Config): Service {
  const model = createModel(config);
  const concurrency = config.require('agents.concurrency');
  const partner = createPartner(config);
  const saver = createSaver(config);
  const metrics = new Metrics();
  const planner = createPlanner(config, model);
  const executor = new StepExecutor(model, { concurrency });
  return {
    access: new AccessClient(config.require('access.endpoint')),
    inbox: new Inbox(config.require('storage.root')),
    metrics,
    partner,
    pipeline: new Pipeline({ partner, planner, executor, saver, metrics, concurrency }),
    saver,
  };
}

export function createModel(config: Config): HttpModelClient {
  return new HttpModelClient({
    endpoint: config.require('model.endpoint'),
    model: config.require('model.name'),
    user: config.require('model.user'),
    password: config.require('model.password'),
  });
}

export function createPlanner(config: Config, model = createModel(config)): ExtractionPlanner {
  return new ExtractionPlanner(model, { concurrency: config.require('agents.concurrency'), maxSteps: config.require('agents.maxSteps') });
}

export function createSaver(config: Config, root = config.require('storage.root')): BatchSaver {
  return new BatchSaver({ root, archive: config.optional('storage.archive') });
}

function createPartner(config: Config): PartnerClient {
  return new PartnerClient({
    baseUrl: config.require('partner.baseUrl'),
    credentials: createCredentials(config),
    attempts: config.require('partner.attempts'),
    retryDelayMs: config.require('partner.retryDelayMs'),
    pollDelayMs: config.require('partner.pollDelayMs'),
  });
}

/** With a token address, the client's id and secret are required; without, the key is. */
function createCredentials(config: Config): PartnerCredentials {
  const tokenUrl = config.optional('partner.tokenUrl');
  if (tokenUrl === undefined) return { apiKey: config.require('partner.apiKey') };
  config.assertPresent(['partner.clientId', 'partner.clientSecret']);
  const clientId = config.require('partner.clientId');
  const clientSecret = config.require('partner.clientSecret');
  return { tokens: new TokenManager({ tokenUrl, clientId, clientSecret }) };
}
