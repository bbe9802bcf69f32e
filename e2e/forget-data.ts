import { rmSync } from 'node:fs'

/** The data folder of a run is of no use after it. */
export default function forgetData() {
  if (process.env.E2E_DATA_DIR) rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true })
}
