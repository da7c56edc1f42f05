import { appendFile } from 'node:fs/promises'

// counts since the last flush, one line of JSON per minute for the log shipper
export default class Metrics {
  constructor(file) {
    this.file = file
    this.counters = {}
  }

  count(name, by = 1) {
    this.counters[name] = (this.counters[name] || 0) + by
  }

  start(everyMs) {
    this.timer = setInterval(() => {
      this.flush().catch(() => {})
    }, everyMs)
    this.timer.unref()
  }

  async flush() {
    if (!this.file) return
    this.lastFlush = new Date().toISOString()
    const line = JSON.stringify({ at: this.lastFlush, ...this.counters })
    this.counters = {}
    await appendFile(this.file, line + '\n')
  }
}
