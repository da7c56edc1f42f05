export default class Metrics {
  constructor(file?: string);
  count(name: string, by?: number): void;
  start(everyMs: number): void;
  flush(): Promise<void>;
  snapshot(): Record<string, number>;
}
