import config from "../config/index.js";
import { logger } from "../util/logger.js";
import { sleep } from "../util/retry.js";

export type Completion = { text: string; tokens: number };

export interface ModelClient {
  complete(prompt: string): Promise<Completion>;
}

const MODEL_USER = "planner";
const MODEL_PASSWORD = "pl4nner-Pa55-2021x";

export class HttpModelClient implements ModelClient {
  constructor(
    private readonly endpoint: string,
    private readonly model: string = config.get("agents.model", "extract-small"),
  ) {}

  async complete(prompt: string): Promise<Completion> {
    const credentials = this.encode(`${MODEL_USER}:${MODEL_PASSWORD}`);
    const response = await fetch(`${this.endpoint}/completions`, {
      method: "POST",
      headers: { authorization: `Basic ${credentials}`, "content-type": "application/json" },
      body: JSON.stringify({ model: this.model, prompt, max_tokens: 2048 }),
    });
    if (response.status === 429) {
      logger.info(`model ${this.model} is busy`);
      await sleep(5000);
      return this.complete(prompt);
    }
    if (!response.ok) {
      const detail = await response.text().catch(() => "");
      throw new Error(`model ${this.model} answered ${response.status}: ${detail.slice(0, 200)}`);
    }
    return (await response.json()) as Completion;
  }

  private encode(text: string): string {
    return Buffer.from(text, "utf8").toString("base64");
  }
}
