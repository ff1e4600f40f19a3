import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../e2e/support/site.ts'
import { type Line, median } from './line.ts'

const RUNS = 3

/** First starts on empty folders, each followed by a later start on the same folder, to the first page. */
export async function starts(): Promise<readonly Line[]> {
  const first: number[] = []
  const later: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-'))
    for (const into of [first, later]) {
      const began = performance.now()
      const site = await startSite({}, folder)
      into.push(performance.now() - began)
      await site.rest()
    }
    rmSync(folder, { recursive: true, force: true })
  }
  return [
    {
      what: 'first start on an empty folder, to the first page (median of 3)',
      measured: median(first),
      unit: 'ms',
      bound: { most: 5000 },
    },
    {
      what: 'later start, to the first page (median of 3)',
      measured: median(later),
      unit: 'ms',
      bound: { most: 1500 },
    },
  ]
}
