import { HttpModelClient } from './agents/model-client.js';
import { AccessClient } from './clients/access-client.js';
import { withApiKey, withTokens, type Credentials } from './clients/credentials.js';
import { PartnerClient } from './clients/partner-client.js';
import { TokenManager } from './clients/token-manager.js';
import type { Config } from './config/settings.js';

/** Makes the clients of the services that we depend on: each once, when it is first asked for, with the settings that it needs. */
export class ApiFactory {
  readonly #config: Config;
  #access: AccessClient | undefined;
  #model: HttpModelClient | undefined;
  #partner: PartnerClient | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  get access(): AccessClient {
    return (this.#access ??= new AccessClient(this.#config.require('access.endpoint')));
  }

  get model(): HttpModelClient {
    return (this.#model ??= createModel(this.#config));
  }

  get partner(): PartnerClient {
    return (this.#partner ??= createPartner(this.#config));
  }
}

function createModel(config: Config): HttpModelClient {
  return new HttpModelClient({
    endpoint: config.require('model.endpoint'),
    model: config.require('model.name'),
    user: config.require('model.user'),
    password: config.require('model.password'),
  });
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
function createCredentials(config: Config): Credentials {
  const tokenUrl = config.optional('partner.tokenUrl');
  if (tokenUrl === undefined) return withApiKey(config.require('partner.apiKey'));
  config.assertPresent(['partner.clientId', 'partner.clientSecret']);
  const clientId = config.require('partner.clientId');
  const clientSecret = config.require('partner.clientSecret');
  return withTokens(new TokenManager({ tokenUrl, clientId, clientSecret }));
}
