import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseOptions } from 'dependency-cruiser'
import { z } from 'zod'
import * as map from '../.dependency-cruiser.mjs'
import { FORBIDDEN_TEXT } from '../architecture.mjs'

/** What breaks the map, and how many of the sources were looked at. */
export type MapReport = { readonly violations: readonly string[]; readonly seen: number; readonly sources: number }

const FOLDERS = ['src', 'assets/js']
const Cruised = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
})

/** Compares the sources below a folder with the map. */
export async function mapReport(root: string): Promise<MapReport> {
  const sources = globSync(`{${FOLDERS.join(',')}}/**/*.{ts,tsx}`, { cwd: root })
  const options: ICruiseOptions = {
    ...map.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: map.forbidden },
    outputType: 'json',
  }
  const resolving = {
    extensions: ['.ts', '.tsx', '.js', '.json'],
    conditionNames: ['import', 'node', 'types'],
    exportsFields: ['exports'],
  }
  const { output } = await cruise(FOLDERS, options, resolving)
  const { modules, summary } = Cruised.parse(typeof output === 'string' ? JSON.parse(output) : output)
  const edges = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  const seen = modules.filter(({ source }) => sources.includes(source)).length
  return {
    violations: [...edges, ...sources.flatMap((file) => forbiddenText(root, file))],
    seen,
    sources: sources.length,
  }
}

function forbiddenText(root: string, file: string): string[] {
  if (/[.]test[.]tsx?$/.test(file)) return []
  const text = readFileSync(join(root, file), 'utf8')
  const broken = FORBIDDEN_TEXT.filter((rule) => !rule.outside.test(file) && rule.text.test(text))
  return broken.map((rule) => `${rule.name}: ${file}`)
}
