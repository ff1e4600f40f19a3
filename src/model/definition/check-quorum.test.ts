import { describe, expect, test } from 'vitest'
import { checkModel } from './check-model.domain.ts'
import { change, RURAL, shippedJson, writtenPath } from './shipped-models.fixture.ts'

/** What a check says of the rural model with such a quorum of its PZK. */
function checked(quorum: unknown, ...more: readonly (readonly [path: string, value: unknown])[]) {
  const json = shippedJson(RURAL)
  change(json, 'bodies[pzk].quorum', quorum)
  for (const [path, value] of more) change(json, path, value)
  const result = checkModel(json, [])
  const at = writtenPath(json, 'bodies[pzk].quorum')
  return result.ok ? [] : result.reports.map(({ code, path }) => `${code} ${path.replace(at, '')}`)
}
const PARAM = { id: 'kworum-pzk', name: { pl: 'Kworum', en: 'Quorum' }, unit: 'count', value: 3, clause: 'W-2.3' }
const CLOSED = [
  { role: 'koordynator-pzk', min: 1, max: 1 },
  { role: 'czlonek-pzk', min: 2, max: 4 },
]

describe('the quorum of a body', () => {
  test.each([
    ['a number of members', { members: 3 }],
    ['a part of those invited', { part: 'two_thirds' }],
    ['sectors and roles', { sectors: ['social_assistance', 'education'], roles: ['koordynator-pzk'] }],
    ['all of them', { members: 4, part: 'more_than_half', sectors: ['police'], roles: ['animator-gminny'] }],
  ])('of %s is taken', (_what, quorum) => {
    expect(checked(quorum)).toEqual([])
  })

  test('may be a number that the gmina sets within bounds', () => {
    const bounds = { ...PARAM, local: { min: 2, max: 5 } }
    expect(checked({ members: '$kworum-pzk' }, ['params[6]', bounds])).toEqual([])
    const composed = ['bodies[pzk].composition.roles', CLOSED] as const
    expect(checked({ members: '$kworum-pzk' }, ['params[6]', bounds], composed)).toEqual([])
    const higher = { ...PARAM, local: { min: 2, max: 6 } }
    expect(checked({ members: '$kworum-pzk' }, ['params[6]', higher], composed)).toEqual(['bad_value .members'])
  })

  test.each([
    ['that asks for nothing', {}, 'bad_value '],
    ['of empty lists', { sectors: [], roles: [] }, 'bad_value '],
    ['of nobody', { members: 0 }, 'bad_value .members'],
    ['of an unknown part', { part: 'most' }, 'bad_value .part'],
    ['of an unknown sector', { sectors: ['space'] }, 'unknown_sector .sectors[0]'],
    ['of an unknown role', { roles: ['nikt'] }, 'unknown_role .roles[0]'],
    ['of a role of another body', { roles: ['czlonek-wzk'] }, 'bad_value .roles[0]'],
    ['of an unknown parameter', { members: '$nikt' }, 'unknown_param .members'],
    ['with a key of its own', { members: 3, institutions: [] }, 'unknown_key .institutions'],
  ])('%s is refused', (_what, quorum, report) => {
    expect(checked(quorum)).toEqual([report])
  })

  test('of more people than the composition has room for is refused', () => {
    const composed = ['bodies[pzk].composition.roles', CLOSED] as const
    expect(checked({ members: 5 }, composed)).toEqual([])
    expect(checked({ members: 6 }, composed)).toEqual(['bad_value .members'])
  })
})
