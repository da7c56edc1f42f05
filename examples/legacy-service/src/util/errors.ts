export class PartnerError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(message: string, options: { status: number; code: string; cause?: unknown }) {
    super(message, options);
    this.name = "PartnerError";
    this.status = options.status;
    this.code = options.code;
  }
}

export class PlanError extends Error {
  override name = "PlanError";
}

export function isNotFound(error: unknown): error is PartnerError {
  return error instanceof PartnerError && error.status === 404;
}

export function isErrno(error: unknown, code: string): error is NodeJS.ErrnoException {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
