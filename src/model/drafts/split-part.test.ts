import { describe, expect, it } from 'vitest'
import { checkModel } from '../definition/check-model.domain.ts'
import { shippedModel } from '../definition/shipped-models.fixture.ts'
import { checkMapping } from '../mapping/check-mapping.domain.ts'
import { draftMapping } from '../mapping/draft-mapping.domain.ts'
import { asJsonObject, type JsonObject } from './draft-document.domain.ts'
import { findPlace } from './find-place.domain.ts'
import { withFieldMoved } from './move-field.domain.ts'
import { withRoleSplit, withStageSplit } from './split-part.domain.ts'

const FILES = ['wiejski-1.0', 'miejsko-wiejski-1.0'] as const
const half = (id: string) => ({ id, name: { pl: `Nazwa ${id}`, en: `Name ${id}` } })

function placeIn(document: JsonObject, about: string) {
  const place = findPlace(document, about)
  if (!place) throw new Error(`no ${about}`)
  return place
}

/** The same model under the next number, so that only what was divided can be wrong in it. */
const draftOf = (file: string) => asJsonObject({ ...shippedModel(file), version: '1.1', supersedes: '1.0' })

/** What is wrong with the mapping that is begun when only this was divided. */
function begun(file: string, divided: JsonObject, from: string, to: readonly [string, string]) {
  const checked = checkModel(divided, [])
  if (!checked.ok) return checked.reports
  const old = shippedModel(file)
  const mapping = checkMapping(draftMapping(old, checked.document, [{ from, to }]), [old, checked.document])
  return mapping.ok ? [] : mapping.reports
}

describe.each(FILES)('%s', (file) => {
  const model = shippedModel(file)
  const stages = model.processes.flatMap((process) => process.stages)
  it.each(stages.filter(({ kind, steps }) => kind === 'normal' && steps.length > 1).map(({ id }) => id))(
    'stays a whole model when the stage %s is divided',
    (about) => {
      const draft = draftOf(file)
      const place = placeIn(draft, about)
      const steps = stages.find(({ id }) => id === about)?.steps ?? []
      const divided = withStageSplit(draft, {
        place,
        halves: [half('pierwszy-z-dwoch'), half('drugi-z-dwoch')],
        inSecond: steps.slice(Math.ceil(steps.length / 2)).map(({ id }) => id),
        onward: half('dalej-z-pierwszego'),
        freeId: (wanted) => wanted,
      })
      const checked = checkModel(divided, [])
      expect(checked.ok ? [] : checked.reports).toEqual([])
      expect(JSON.stringify(divided)).not.toContain(`"to":"${about}"`)
      expect(begun(file, divided, about, ['pierwszy-z-dwoch', 'drugi-z-dwoch'])).toEqual([])
    },
  )

  it.each(model.roles.map(({ id }) => id))(
    'stays a whole model when the role %s is divided into two alike',
    (about) => {
      const draft = draftOf(file)
      const divided = withRoleSplit(draft, {
        place: placeIn(draft, about),
        halves: [half('pierwsza-z-dwoch'), half('druga-z-dwoch')],
        alike: true,
      })
      const checked = checkModel(divided, [])
      expect(checked.ok ? [] : checked.reports).toEqual([])
    },
  )
})

it('gives the second half of a role nothing where it is to begin with nothing', () => {
  const draft = draftOf('wiejski-1.0')
  const place = placeIn(draft, 'asystent-rodziny')
  const divided = withRoleSplit(draft, { place, halves: [half('prowadzacy'), half('wspierajacy')], alike: false })
  const text = JSON.stringify({ ...divided, roles: [] })
  expect(text).toContain('prowadzacy')
  expect(text).not.toContain('wspierajacy')
})

it('moves a field with its answers and with the rules that ask for it', () => {
  const draft = draftOf('wiejski-1.0')
  const [field, section] = [placeIn(draft, 'karta-diagnozy.genogram'), placeIn(draft, 'karta-glosu-rodziny.glos-czesc')]
  const moved = withFieldMoved(draft, field, section)
  expect(findPlace(moved, 'karta-diagnozy.genogram')).toBeUndefined()
  expect(findPlace(moved, 'karta-glosu-rodziny.genogram')?.value).toEqual(field.value)
  const checked = checkModel(moved, [])
  expect(checked.ok ? [] : checked.reports).toEqual([])
})
