import { readSettings } from "./load.js";

export interface Config {
  get(key: string, fallback?: any): any;
  [section: string]: any;
}

const values: Record<string, any> = readSettings();

function lookup(key: string): any {
  let current: any = values;
  for (const part of key.split(".")) {
    if (current === null || typeof current !== "object") {
      return undefined;
    }
    current = current[part];
  }
  return current;
}

const config: Config = {
  ...values,
  get(key: string, fallback?: any) {
    const value = lookup(key);
    return value === undefined ? fallback : value;
  },
};

export default config;
