import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { demonstrationStands } from './demonstration.ts'
import { startSite } from './site.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the whole demonstration, at rest. Each site of a journey works on a copy. */
    demonstrated: string
  }
}

/** Makes the demonstration once for all journeys of a run. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-demonstrated-'))
  chmodSync(folder, 0o711)
  const site = await startSite({ DEMO: 'yes' }, folder)
  await demonstrationStands(site)
  await site.rest()
  project.provide('demonstrated', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A copy for one site. Whoever owns the database's files must own the copies too. */
export function copyOf(demonstrated: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-site-'))
  execFileSync('cp', ['-a', `${demonstrated}/.`, folder])
  return folder
}
