import { readSettings } from "./load.js";

export interface Config {
  get(key: string, fallback?: any): any;
  [section: string]: any;
}

const values: Record<string, any> = readSettings();

const config: Config = {
  ...values,
  get(key: string, fallback?: any) {
    let current: any = values;
    for (const part of key.split(".")) {
      current = current?.[part];
    }
    return current === undefined ? fallback : current;
  },
};

export default config;
