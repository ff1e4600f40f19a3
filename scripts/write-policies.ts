import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Policy, rowSecuritySql } from '../src/platform/policy/policy.ts'

const FOLDER = 'db/policies'

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' && value !== null && 'rowSecurity' in value

/** Every policy of the source tree. */
export async function declaredPolicies(): Promise<readonly Policy[]> {
  const found: Policy[] = []
  for (const file of globSync('src/**/*.policy.ts').sort()) {
    const exported: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href)
    found.push(...Object.values(exported).filter(isPolicy))
  }
  return found
}

/** The same, as the SQL file each compiles to. */
export async function compiledPolicies(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const declared of await declaredPolicies()) {
    const name = `${declared.table}.sql`
    if (files.has(name)) throw new Error(`two policies for ${declared.table}`)
    files.set(name, rowSecuritySql(declared))
  }
  return files
}

/** Files of db/policies that differ from what the policies compile to. */
export async function driftedPolicies(): Promise<string[]> {
  const wanted = await compiledPolicies()
  const committed = new Map(
    globSync(`${FOLDER}/*.sql`).map((f) => [f.slice(FOLDER.length + 1), readFileSync(f, 'utf8')]),
  )
  return [...new Set([...wanted.keys(), ...committed.keys()])]
    .filter((name) => wanted.get(name) !== committed.get(name))
    .sort()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const compiled = await compiledPolicies()
  for (const old of globSync(`${FOLDER}/*.sql`)) rmSync(old)
  for (const [name, text] of compiled) writeFileSync(join(FOLDER, name), text)
}
