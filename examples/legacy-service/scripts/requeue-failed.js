// node scripts/requeue-failed.js <folder with order files>
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const base = process.env.SERVICE_URL || 'http://localhost:3080'
const token = process.env.OPS_TOKEN
if (!token) {
  console.error('OPS_TOKEN is missing, sign in at /ops/login first')
  process.exit(1)
}

const folder = process.argv[2] ?? 'data/inbox'
let failed = 0
for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
  const { id } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
  try {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${base}/api/orders/${id}/retry`, { method: 'POST', headers })
    console.log(response.status, id)
  } catch (error) {
    failed++
    console.error(id, error.message)
  }
}
process.exit(failed > 0 ? 1 : 0)
