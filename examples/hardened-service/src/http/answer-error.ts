import type { ErrorRequestHandler } from 'express';
import { HttpError, UpstreamError } from '../errors.js';
import { isRecord } from '../schema.js';
import { logger } from '../util/logger.js';

type Answer = { readonly status: number; readonly code: string; readonly message: string; readonly howToFix: string };

/** The one place that turns an error into an answer, and the one place that logs it. */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const { status, ...body } = describe(error);
  if (status >= 500) logger.error({ err: error, path: req.path }, 'request failed');
  else logger.info({ err: error, path: req.path }, 'request refused');
  if (res.headersSent) next(error);
  else res.status(status).json({ error: body });
};

/** What a caller may know: all about its own mistakes, little about ours. */
function describe(error: unknown): Answer {
  if (error instanceof HttpError) {
    return { status: error.status, code: error.code, message: error.whatWentWrong, howToFix: error.howToFix };
  }
  if (error instanceof UpstreamError) {
    return { status: error.status === 409 ? 409 : 502, code: error.code, message: error.whatWentWrong, howToFix: error.howToFix };
  }
  if (isRecord(error) && error['expose'] === true && typeof error['status'] === 'number') {
    return { status: error['status'], code: 'BAD_REQUEST', message: String(error['message']), howToFix: 'Correct the body of the request.' };
  }
  return { status: 500, code: 'INTERNAL', message: 'The service made a mistake.', howToFix: 'Try again; if it stays, tell the service team when.' };
}
