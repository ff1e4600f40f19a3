import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Assets } from '#platform/ui'

const Manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).optional() }))

/** Addresses of the built style sheet, script and icon, from the manifest of the build in `dist`. */
export function builtAssets(dist: string): Assets {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, 'assets/manifest.json'), 'utf8')))
  const file = (source: string): string => {
    const entry = manifest[source]
    if (!entry) throw new Error(`the build lacks ${source}`)
    return `/${entry.file}`
  }
  return { css: file('assets/css/core.css'), js: file('assets/js/enhance.ts'), icon: file('assets/logo.svg') }
}
