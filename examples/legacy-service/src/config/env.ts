/** One variable of the environment; blank lines in a .env file count as missing. */
export function env(key: string): string | undefined {
  const value = process.env[key];
  return value === undefined || value.trim() === "" ? undefined : value;
}

export function missing(key: string): never {
  throw new Error(`${key} is not configured; add it to .env or config/default.json`);
}

export function assertSupportedRuntime(): void {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    console.error(`Node ${process.versions.node} is too old for this service, use 20 or later`);
    process.exit(78);
  }
}
