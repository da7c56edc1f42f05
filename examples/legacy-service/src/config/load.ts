import { readFileSync } from "node:fs";
import path from "node:path";
import { logger } from "../util/logger.js";
import { env, missing } from "./env.js";

export interface ServiceConfig {
  environment: string;
  port: number;
  database: { url: string; poolSize: number };
  redis: { host: string; port: number };
  auth: { jwtSecret: string; issuer: string; sessionMinutes: number };
  partner: { baseUrl: string; apiKey: string; region?: string };
  model: { endpoint: string; proxy: string | undefined };
  storage: { root: string; bucket: string };
  archiveAfterDays: number;
}

type FileSettings = { port?: number; archiveAfterDays?: number; [section: string]: unknown };

const defaults = { port: 3080, archiveAfterDays: 90 };
const configFile = path.join(process.cwd(), "config", "default.json");

export function readSettings(file: string = configFile): FileSettings {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text) as FileSettings;
  } catch (error) {
    logger.fatal({ err: error, file }, "configuration is not valid JSON");
    process.exit(1);
  }
}

/** The typed configuration. New code should use this one, `config/index.ts` is for the old modules. */
export function loadConfig(): ServiceConfig {
  const settings = { ...defaults, ...readSettings() };
  const dbUrl = process.env.DB_URL || "postgres://localhost:5432/orders";
  const { PARTNER_API_KEY = "sandbox-key", PARTNER_URL = "https://sandbox.partner.example/api/v2", REGION } = process.env;

  let sessionMinutes = Number(process.env.SESSION_MINUTES);
  if (!sessionMinutes) sessionMinutes = 30;
  const issuer = env("AUTH_ISSUER") ?? "";
  if (issuer === "" && process.env.NODE_ENV === "production") {
    throw new Error("AUTH_ISSUER is required in production, e.g. https://login.example.com");
  }

  return {
    environment: process.env.NODE_ENV || "development",
    port: Number(process.env.PORT ?? settings.port),
    database: { url: dbUrl, poolSize: Number(process.env.DB_POOL_SIZE || 10) },
    redis: { host: env("REDIS_HOST") ?? "localhost", port: parseInt(env("REDIS_PORT") ?? "6379", 10) },
    auth: { jwtSecret: process.env.JWT_SECRET ?? "dev-secret", issuer, sessionMinutes },
    partner: { baseUrl: PARTNER_URL.replace(/\/+$/, ""), apiKey: PARTNER_API_KEY, region: REGION },
    model: {
      endpoint: process.env.MODEL_ENDPOINT ?? "https://models.orders.example/v1",
      proxy: process.env.MODEL_PROXY ?? process.env.HTTPS_PROXY,
    },
    storage: {
      root: process.env.STORAGE_ROOT ? path.resolve(process.env.STORAGE_ROOT) : path.join(process.cwd(), "data"),
      bucket: process.env.STORAGE_BUCKET ?? "orders-dev",
    },
    archiveAfterDays: settings.archiveAfterDays,
  };
}

/** Called by the deployment check before traffic is switched over. */
export function assertDeployable(): void {
  if (!process.env.STORAGE_BUCKET) {
    throw new Error("STORAGE_BUCKET is not set: batches would be written to the pod's own disk");
  }
  const url = new URL(env("DB_URL") ?? missing("DB_URL"));
  if (url.protocol !== "postgres:") {
    throw new Error(`DB_URL must start with postgres://, got ${url.protocol}`);
  }
}
