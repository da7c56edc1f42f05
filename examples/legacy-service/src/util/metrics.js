import { appendFile } from 'node:fs/promises'

// counts since the last flush, one line of JSON per minute for the log shipper
export default class Metrics {
  constructor(file) {
    this.file = file
    this.counters = {}
    this.durations = []
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

  // how long orders take, for the status page
  time(ms) {
    this.durations.push(ms)
  }

  average() {
    const total = this.durations.reduce((sum, ms) => sum + ms, 0)
    return Math.round(total / (this.durations.length || 1))
  }

  slowest() {
    return Math.max(0, ...this.durations)
  }
}
