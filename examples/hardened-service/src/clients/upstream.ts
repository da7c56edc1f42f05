import { UpstreamError } from '../errors.js';
import { anything, decodeJson, describeProblems, isRecord, type Schema } from '../schema.js';

const TIMEOUT_MS = 10_000;
const LOST_CONNECTION = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Sends a request that ends, one way or the other. */
export async function send(service: string, url: string, init: RequestInit = {}): Promise<Response> {
  return guard(service, url, () => fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }));
}

/** Sends a request, and reads the JSON of its answer. */
export async function fetchJson<T>(schema: Schema<T>, service: string, url: string, init: RequestInit = {}): Promise<T> {
  return readAnswer(schema, service, await send(service, url, init));
}

/**
 * The body of an answer, checked.
 *
 * @throws {UpstreamError} for a refusal, and for a body of another shape than agreed.
 */
export async function readAnswer<T>(schema: Schema<T>, service: string, response: Response): Promise<T> {
  await assertAccepted(service, response);
  const result = decodeJson(schema, await readBody(service, response));
  if (result.ok) return result.value;
  throw new UpstreamError({
    status: response.status,
    code: 'BAD_ANSWER',
    whatWentWrong: `The ${service} answered something else than agreed: ${describeProblems(result.problems)}`,
    howToFix: `Check the release notes of the ${service}; if the format changed, change its schema here.`,
    cause: result.cause,
  });
}

/** @throws {UpstreamError} for a refusal, with the innermost code of its body. */
export async function assertAccepted(service: string, response: Response): Promise<void> {
  const { ok, status } = response;
  if (ok) return;
  const body = decodeJson(anything, await readBody(service, response));
  throw new UpstreamError({
    status,
    code: (body.ok ? findCode(body.value) : undefined) ?? `HTTP_${status}`,
    whatWentWrong: `The ${service} answered ${status}.`,
    howToFix: ADVICE[status] ?? `Look up the code in the documentation of the ${service}, and the request in its log.`,
  });
}

/** The innermost code of what went wrong there: `{ error: { error: { code } } }`, as gateways in a row wrap it. */
export function findCode(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { code, error } = value;
  return typeof code === 'string' ? code : findCode(error);
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check that the configured credentials are valid.',
  403: 'Ask its owner for the permission.',
  404: 'Check that the id is right and not deleted.',
  409: 'It was changed by someone else: read it again before you update it.',
};

/** A connection may be lost after the head of the answer, too. */
async function readBody(service: string, response: Response): Promise<string> {
  return guard(service, response.url, () => response.text());
}

/** Names the service, never the query: it may hold what logs must not. */
async function guard<T>(service: string, url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = getNetworkCode(error);
    if (code === undefined) throw error;
    throw new UpstreamError({
      status: 0,
      code,
      whatWentWrong: `The ${service} at ${new URL(url).origin} did not answer (${code}).`,
      howToFix: 'Check that its address is configured right, that it is up, and that this machine may connect to it.',
      cause: error,
    });
  }
}

/** Which way a request failed to get an answer; `undefined` for errors that are none of the network. */
function getNetworkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  return 'code' in error.cause && LOST_CONNECTION.has(String(error.cause.code)) ? 'CONNECTION_LOST' : 'UNREACHABLE';
}
