import type { NextFunction, Request, RequestHandler, Response } from "express";

/** Express 4 did not wait for promises; kept so that every route ends in the same error handler. */
export default function asyncRoute(
  handler: (req: Request, res: Response, next: NextFunction) => Promise<unknown>,
): RequestHandler {
  return (req, res, next) => {
    handler(req, res, next).catch(next);
  };
}
