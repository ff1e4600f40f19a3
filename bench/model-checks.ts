import { checkModel } from '../src/model/definition/check-model.domain.ts'
import { RURAL, shippedJson, shippedModel, URBAN_RURAL } from '../src/model/definition/shipped-models.fixture.ts'
import { checkMapping } from '../src/model/mapping/check-mapping.domain.ts'
import { ruralMapping, ruralNext } from '../src/model/mapping/rural-1-1.fixture.ts'
import { type Line, median } from './line.ts'

const ROUNDS = 30
/** Short enough that whoever writes a model sees each error as it is made. */
const BOUND = { most: 50 } as const

/** How long the check of a definition and of a mapping takes, as when a file is sent or a draft is saved. */
export function modelChecks(): readonly Line[] {
  const old = shippedModel(RURAL)
  const loaded = [old, ruralNext(old), shippedModel(URBAN_RURAL)]
  return [
    line(`${RURAL}: check of the definition`, () => checkModel(shippedJson(RURAL), loaded).ok),
    line('rural 1.0 to 1.1: check of the mapping', () => checkMapping(ruralMapping, loaded).ok),
  ]
}

function line(what: string, passes: () => boolean): Line {
  const took = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    if (!passes()) throw new Error(`${what} does not pass`)
    return performance.now() - began
  })
  return { what, measured: median(took), unit: 'ms', bound: BOUND }
}
