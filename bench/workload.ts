import { readFileSync } from 'node:fs'
import { checkModel } from '../src/model/definition/check-model.domain.ts'
import { indexModel } from '../src/model/definition/model.domain.ts'
import { workloadOf } from '../src/model/definition/workload.domain.ts'
import type { Line } from './line.ts'

/** What people must answer, counted from each shipped model. */
export function workload(): readonly Line[] {
  return ['wiejski-1.0', 'miejsko-wiejski-1.0'].flatMap((file) => {
    const checked = checkModel(JSON.parse(readFileSync(`content/models/${file}.json`, 'utf8')), [])
    if (!checked.ok) throw new Error(`${file} does not pass`)
    return workloadOf(indexModel(checked.document)).map(
      ({ upTo, total, bound }): Line => ({
        what: `${file}: required answers up to ${upTo === 'urgent_help' ? 'urgent help' : 'an active plan'}`,
        measured: total,
        unit: '',
        bound: { most: bound },
      }),
    )
  })
}
