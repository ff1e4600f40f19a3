import { describe, expect, test } from 'vitest'
import { objectionToPointer, type PointerSaid } from './pointer.domain.ts'

const runs: PointerSaid = { runs: true, contactFunction: 'przewodnicząca grupy', contactInstitution: 'GOPS Bieliny' }

describe('the pointer to a Blue Card procedure', () => {
  test.each<[ReturnType<typeof objectionToPointer>, PointerSaid]>([
    [null, runs],
    [null, { ...runs, contactPhone: '41 302 50 08' }],
    [null, { runs: false }],
    [
      { refusal: 'contact_without_procedure', field: 'runs' },
      { ...runs, runs: false },
    ],
    [
      { refusal: 'contact_missing', field: 'contactFunction' },
      { ...runs, contactFunction: undefined },
    ],
    [
      { refusal: 'contact_missing', field: 'contactInstitution' },
      { ...runs, contactInstitution: undefined },
    ],
    [
      { refusal: 'not_a_phone', field: 'contactPhone' },
      { ...runs, contactPhone: 'dzwonić po 16' },
    ],
    [
      { refusal: 'more_than_a_contact', field: 'contactFunction' },
      { ...runs, contactFunction: 'założona 12.03.2026' },
    ],
    [
      { refusal: 'more_than_a_contact', field: 'contactInstitution' },
      { ...runs, contactInstitution: 'Policja\nopis' },
    ],
    [
      { refusal: 'more_than_a_contact', field: 'contactFunction' },
      { ...runs, contactFunction: 'Był w domu. Krzyczał. Wezwano pomoc' },
    ],
  ])('%o for %o', (expected, said) => {
    expect(objectionToPointer(said)).toEqual(expected)
  })
})
