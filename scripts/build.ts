import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { createBuilder } from 'vite'

const STAMP = 'dist/built-from'

/** The checksum of everything that goes into the build. */
function sources(): string {
  const all = ['vite.config.ts', 'package-lock.json', ...globSync(['src/**/*', 'assets/**/*']).sort()]
  const hash = createHash('sha256')
  for (const file of all.filter((path) => statSync(path).isFile() && !/[.]test[.]tsx?$/.test(path))) {
    hash.update(`${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Whether `dist` was made from the sources as they are now. */
export const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources()

/** Builds what the browser gets and the program itself. */
export async function build(): Promise<void> {
  const from = sources()
  const builder = await createBuilder()
  await builder.buildApp()
  writeFileSync(STAMP, from)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build()
