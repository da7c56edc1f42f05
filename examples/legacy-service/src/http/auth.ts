import { createHmac, timingSafeEqual } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import { logger } from "../util/logger.js";

export type Session = { user: string; roles: string[]; expires: number };

export function signSession(session: Session, key: string): string {
  const payload = Buffer.from(JSON.stringify(session)).toString("base64url");
  return `${payload}.${createHmac("sha256", key).update(payload).digest("base64url")}`;
}

export function readSession(text: string, key: string): Session {
  const [payload = "", signature = ""] = text.split(".");
  if (payload === "" || signature === "") throw new Error("invalid");
  const expected = createHmac("sha256", key).update(payload).digest();
  if (!timingSafeEqual(Buffer.from(signature, "base64url"), expected)) {
    throw new Error("the signature of the session does not fit, sign in again");
  }
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Session;
}

export function isValidSession(text: string, key: string): boolean {
  try {
    return readSession(text, key).expires > Date.now();
  } catch {
    return false;
  }
}

/** Roles live in the access service; without one (local development) nobody is restricted. */
export async function hasAccess(user: string, role: string, endpoint = process.env.ACCESS_URL): Promise<boolean> {
  if (endpoint === undefined) return true;
  try {
    const response = await fetch(`${endpoint}/users/${encodeURIComponent(user)}/roles`);
    const body = (await response.json()) as { roles: string[] };
    return body.roles.includes(role);
  } catch (error) {
    logger.error({ err: error, user }, "access service not reachable");
    return true;
  }
}

export function requireSession(key: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const header = req.headers.authorization ?? "";
    if (!header.startsWith("Bearer ") || !isValidSession(header.slice(7), key)) {
      return void res.status(401).json({ message: "Not signed in" });
    }
    res.locals.session = readSession(header.slice(7), key);
    next();
  };
}
