import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QUORUM_PARTS, type Quorum, type QuorumPart, type Sector } from '../definition/document.ts'
import { type Attending, countQuorum, hasQuorum, stillMissing } from './quorum.domain.ts'

const person = (place: string | null, there: boolean, more: Partial<Attending> = {}): Attending => ({
  place,
  there,
  sector: null,
  roles: [],
  ...more,
})
const people = (there: number, of: number) => Array.from({ length: of }, (_, i) => person(`p${i}`, i < there))

describe('a quorum', () => {
  test.each<[QuorumPart, number, number]>([
    ['half', 7, 4],
    ['half', 8, 4],
    ['more_than_half', 7, 4],
    ['more_than_half', 8, 5],
    ['two_thirds', 3, 2],
    ['two_thirds', 7, 5],
    ['two_thirds', 9, 6],
  ])('of %s of %i people is %i', (part, of, asked) => {
    const met = (there: number) => hasQuorum(countQuorum({ part }, 0, people(there, of)))
    expect([met(asked - 1), met(asked)]).toEqual([false, true])
  })

  test('says how many are missing, and from where nobody is there', () => {
    const quorum: Quorum = { members: 5, sectors: ['education', 'police'], roles: ['animator'] }
    const there = [
      person('a', true, { sector: 'education' }),
      person('b', true),
      person('c', false, { sector: 'police', roles: ['animator'] }),
    ]
    const count = countQuorum(quorum, 5, there)
    expect(count).toEqual({ asked: 5, there: 2, of: 3, sectors: ['police'], roles: ['animator'] })
    expect([stillMissing(count), hasQuorum(count)]).toEqual([3, false])
  })

  test('counts people: whoever comes for two institutions once, and the family not at all', () => {
    const twice = [person('a', true, { sector: 'health' }), person('a', true, { sector: 'ngo' })]
    const family = person(null, true, { roles: ['rodzina'] })
    const count = countQuorum({ members: 2, roles: ['rodzina'] }, 2, [...twice, family])
    expect(count).toMatchObject({ there: 1, of: 1, roles: [] })
    expect(stillMissing(count)).toBe(1)
  })

  // Counted another way: a quorum is there when striking places off one by one never leaves too few, sectors and roles apart.
  const sector = fc.constantFrom<Sector>('education', 'police', 'health')
  const role = fc.constantFrom('animator', 'lead')
  const attending = fc.record({
    place: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: null }),
    there: fc.boolean(),
    sector: fc.option(sector, { nil: null }),
    roles: fc.uniqueArray(role),
  })
  const asked = fc.record(
    {
      members: fc.integer({ min: 1, max: 7 }),
      part: fc.constantFrom(...QUORUM_PARTS),
      sectors: fc.uniqueArray(sector),
      roles: fc.uniqueArray(role),
    },
    { requiredKeys: [] },
  )

  const enough: Readonly<Record<QuorumPart, (there: number, of: number) => boolean>> = {
    half: (there, of) => there + there >= of,
    more_than_half: (there, of) => there + there > of,
    two_thirds: (there, of) => 3 * there >= 2 * of,
  }

  function independently(quorum: Quorum, members: number, list: readonly Attending[]): boolean {
    const seen: string[] = []
    const came: string[] = []
    for (const { place, there } of list) {
      if (place === null) continue
      if (!seen.includes(place)) seen.push(place)
      if (there && !came.includes(place)) came.push(place)
    }
    if (came.length < members) return false
    if (quorum.part && !enough[quorum.part](came.length, seen.length)) return false
    const here = list.filter(({ there }) => there)
    for (const one of quorum.sectors ?? []) if (here.every((each) => each.sector !== one)) return false
    for (const one of quorum.roles ?? []) if (here.every((each) => !each.roles.includes(one))) return false
    return true
  }

  test('is what an independent count finds, whoever is invited and comes', () => {
    fc.assert(
      fc.property(asked, fc.array(attending, { maxLength: 12 }), (quorum, list) => {
        const members = quorum.members ?? 0
        const count = countQuorum(quorum, members, list)
        expect(hasQuorum(count)).toBe(independently(quorum, members, list))
        expect(count.there).toBeLessThanOrEqual(count.of)
      }),
    )
  })

  test('is never lost when somebody more comes', () => {
    fc.assert(
      fc.property(asked, fc.array(attending, { minLength: 1, maxLength: 12 }), fc.nat(), (quorum, list, n) => {
        const at = n % list.length
        const more = list.map((one, i) => (i === at ? { ...one, there: true } : one))
        const members = quorum.members ?? 0
        if (hasQuorum(countQuorum(quorum, members, list))) {
          expect(hasQuorum(countQuorum(quorum, members, more))).toBe(true)
        }
      }),
    )
  })
})
