import type { RequestHandler } from 'express';

/** Lets the pages of these origins call us, and no others. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (req, res, next) => {
    const { origin } = req.headers;
    res.vary('Origin');
    if (origin !== undefined && allowed.has(origin)) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    }
    if (req.method === 'OPTIONS') res.status(204).end();
    else next();
  };
}
