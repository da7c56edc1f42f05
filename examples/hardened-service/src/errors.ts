/** What the reader of an error needs: the fact, and the way out. */
export interface Help {
  readonly whatWentWrong: string;
  readonly howToFix: string;
  readonly example?: string;
  readonly cause?: unknown;
}

/** The only kind of error that this service throws on purpose. Anything else that is thrown is a bug. */
export class HelpfulError extends Error {
  override readonly name: string = 'HelpfulError';
  readonly whatWentWrong: string;
  readonly howToFix: string;
  readonly example: string | undefined;

  constructor({ whatWentWrong, howToFix, example, cause }: Help) {
    super(`${whatWentWrong} ${howToFix}`, cause === undefined ? undefined : { cause });
    this.whatWentWrong = whatWentWrong;
    this.howToFix = howToFix;
    this.example = example;
  }
}

/** A document whose extraction cannot go on; the other documents of the order are not affected. */
export class PlanError extends HelpfulError {
  override readonly name = 'PlanError';
}

/** An error with a place in the API: a status and a code that programs can test for. */
abstract class CodedError extends HelpfulError {
  readonly status: number;
  readonly code: string;

  constructor({ status, code, ...help }: Help & { readonly status: number; readonly code: string }) {
    super(help);
    this.status = status;
    this.code = code;
  }
}

/** The caller of the API has to change the request. */
export class HttpError extends CodedError {
  override readonly name = 'HttpError';
}

/** A service that we depend on could not be reached (status 0), refused, or answered with something else than agreed. */
export class UpstreamError extends CodedError {
  override readonly name = 'UpstreamError';
}

export function isNotFound(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.status === 404;
}

/** Whether the operating system failed with this code: `isErrno(error, 'ENOENT')`. */
export function isErrno(error: unknown, code: string): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** An error as a person at a terminal wants to read it: without a stack, unless it is a bug. */
export function explain(error: unknown): string {
  if (!(error instanceof HelpfulError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = [error.whatWentWrong, `  How to fix: ${error.howToFix}`];
  if (error.example !== undefined) lines.push(`  Example: ${error.example}`);
  if (error.cause instanceof Error) lines.push(`  Caused by: ${error.cause.message}`);
  return lines.join('\n');
}
