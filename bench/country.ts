import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { multiply } from '#test/multiply.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { startSite } from '../e2e/support/site.ts'

/** 60 cases of the demonstration, five times in 67 worlds: 20,100 cases, 50 on the desk of each lead worker. */
const COUNTRY = { worlds: 67, times: 5 }

/** Fills a folder with the demonstration and copies of it, unless an earlier run has. */
export async function prepareCountry(folder: string): Promise<void> {
  const done = join(folder, 'country')
  if (existsSync(done)) return
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const pool = new pg.Pool({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
    await multiply(pool, COUNTRY)
    await pool.end()
  } finally {
    await site.rest()
  }
  writeFileSync(done, '')
}
