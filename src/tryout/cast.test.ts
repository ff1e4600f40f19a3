import { describe, expect, test } from 'vitest'
import type { ModelDocument } from '#model'
import { ruralModel, urbanRuralModel } from '#test/world.ts'
import { castOf } from './cast.domain.ts'

// Shipped models pass every check, which other tests show.
const MODELS: readonly (readonly [string, ModelDocument])[] = [
  ['rural', ruralModel() as ModelDocument],
  ['urban-rural', urbanRuralModel() as ModelDocument],
]

describe.each(MODELS)('the people of a try-out of the %s model', (_name, document) => {
  const { people, sectors } = castOf(document)

  test('hold every role of its teams and units, and somebody is there for each role of its cases', () => {
    const held = new Set(people.flatMap(({ roles }) => roles))
    const ofCases = new Set(people.flatMap(({ forCases }) => forCases))
    const wanted = document.roles.filter(({ sees }) => sees !== 'own_data')
    expect(wanted.filter(({ id, level }) => !(level === 'case' ? ofCases : held).has(id))).toEqual([])
  })

  test('work in institutions of sectors that their roles take, and each institution has a head', () => {
    const wrong = people.flatMap(({ sector, roles, forCases }) =>
      [...roles, ...forCases].filter((id) => {
        const takes = document.roles.find((role) => role.id === id)?.sectors
        return takes !== undefined && !takes.includes(sector)
      }),
    )
    expect(wrong).toEqual([])
    for (const sector of sectors)
      expect(people.filter((one) => one.sector === sector && one.function === 'head')).toHaveLength(1)
  })

  test('are as many as its bodies ask for, and no two are called the same', () => {
    for (const { lifetime, composition } of document.bodies) {
      for (const { role, min } of lifetime === 'standing' ? (composition.roles ?? []) : [])
        expect(people.filter(({ roles }) => roles.includes(role)).length).toBeGreaterThanOrEqual(min)
    }
    expect(new Set(people.map(({ given, family }) => `${given} ${family}`)).size).toBe(people.length)
  })

  test('follow from what the definition says and not from what its elements are called', () => {
    let renamed = JSON.stringify(document)
    for (const { id } of [...document.roles, ...document.bodies, ...document.forms])
      renamed = renamed.replaceAll(`"${id}"`, `"inny-${id}"`)
    const other = castOf(JSON.parse(renamed))
    const plain = (ids: readonly string[]) => ids.map((id) => id.replace(/^inny-/, ''))
    expect(other.people.map((one) => ({ ...one, roles: plain(one.roles), forCases: plain(one.forCases) }))).toEqual(
      people,
    )
  })
})
