import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { ruralNext } from '../mapping/rural-1-1.fixture.ts'
import { checkSetting } from './check-setting.domain.ts'
import { amountsOn, type DatedAmount, LocalSetting } from './local-setting.domain.ts'

const document = shippedModel(RURAL)
const rural = indexModel(document)
const next = indexModel(ruralNext(document))

const asked = (what: string, target: string, value: unknown) => {
  const checked = checkSetting(rural, LocalSetting.parse({ what, target, value }))
  return checked.ok ? checked.value : { refusal: checked.refusal, ...checked.why }
}
const days = (amount: number, unit = 'calendar_days') => ({ amount, unit })
const field = (more: object = {}) => ({
  id: 'dojazd',
  kind: 'text',
  label: 'Czym rodzina dojeżdża',
  category: 'mieszkanie',
  ...more,
})
const fields = (...all: readonly object[]) => ({ fields: all })
const items = (...all: readonly object[]) => ({ items: all })
const narrow = (more: object) => ({
  rows: [{ categories: ['nauka'], extent: 'full', grounds: ['podstawa-zadanie'], ...more }],
})

describe('A gmina may set what the model leaves to it', () => {
  test.each([
    ['a length of a deadline', 'deadline', 'termin-ipw', days(60), 'W-7.5'],
    ['a parameter', 'param', 'rodzin-w-gminie', { amount: 2 }, 'W-4.6'],
    ['a local name', 'label', 'pzk', { label: 'Zespół Dobrej Współpracy' }, 'W-1.9'],
    ['a question of its own', 'add_fields', 'karta-zgloszenia', fields(field()), 'W-1.9'],
    ['an item of a list', 'add_items', 'obszary-uslug', items({ id: 'dowoz', label: 'Dowóz' }), 'W-1.9'],
    [
      'narrower sharing',
      'narrow_sharing',
      'pracownik-prowadzacy',
      narrow({ extent: 'extract', grounds: ['podstawa-zgoda'] }),
      'W-3.9',
    ],
  ])('%s', (_, what, target, value, clause) => {
    expect(asked(what, target, value)).toEqual({ clause })
  })
})

describe('Outside the bounds it is refused with the paragraph that sets them', () => {
  const bounds = { clause: 'W-7.5', min: 14, max: 60 }
  test.each([
    ['deadline', 'termin-ipw', days(61), { refusal: 'out_of_bounds', ...bounds }],
    ['deadline', 'termin-ipw', days(13), { refusal: 'out_of_bounds', ...bounds }],
    ['deadline', 'termin-ipw', days(30, 'working_days'), { refusal: 'other_unit', clause: 'W-7.5' }],
    ['deadline', 'termin-odpowiedz', days(9), { refusal: 'not_localisable' }],
    ['deadline', 'termin-nieznany', days(9), { refusal: 'not_localisable' }],
    ['param', 'min-sektorow', { amount: 9 }, { refusal: 'out_of_bounds', clause: 'W-2.5', min: 2, max: 8 }],
    ['label', 'zespol-ds-modelu', { label: 'Grupa' }, { refusal: 'not_localisable' }],
    ['label', 'pzk', { label: '  ' }, { refusal: 'bad_label', clause: 'W-1.9', max: 80 }],
    ['label', 'pzk', { label: 'a'.repeat(81) }, { refusal: 'bad_label', clause: 'W-1.9', max: 80 }],
    ['label', 'pzk', { label: 'Zespół\nDrugi' }, { refusal: 'bad_label', clause: 'W-1.9', max: 80 }],
    ['add_fields', 'program-ipw', fields(field()), { refusal: 'not_localisable' }],
    ['add_fields', 'karta-zgloszenia', fields(field({ id: 'opis' })), { refusal: 'repeated_id', clause: 'W-1.9' }],
    ['add_fields', 'karta-zgloszenia', fields(field(), field()), { refusal: 'repeated_id', clause: 'W-1.9' }],
    [
      'add_fields',
      'karta-zgloszenia',
      fields(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => field({ id }))),
      { refusal: 'too_many', clause: 'W-1.9', max: 5 },
    ],
    [
      'add_fields',
      'karta-zgloszenia',
      fields(field({ category: 'zdrowie' })),
      { refusal: 'bad_category', clause: 'W-1.9' },
    ],
    [
      'add_fields',
      'karta-zgloszenia',
      fields(field({ category: '@item' })),
      { refusal: 'bad_category', clause: 'W-1.9' },
    ],
    [
      'add_fields',
      'karta-zgloszenia',
      fields(field({ category: undefined })),
      { refusal: 'bad_category', clause: 'W-1.9' },
    ],
    ['add_items', 'obszary-zycia', items({ id: 'inne', label: 'Inne' }), { refusal: 'not_localisable' }],
    ['add_items', 'powody-odmowy', items({ id: 'inny', label: 'Inny' }), { refusal: 'repeated_id', clause: 'W-1.9' }],
    ['add_items', 'powody-odmowy', items({ id: 'Inny!', label: 'Inny' }), { refusal: 'repeated_id', clause: 'W-1.9' }],
    [
      'narrow_sharing',
      'koordynator-pzk',
      narrow({ extent: 'full', categories: ['nauka'] }),
      { refusal: 'wider_sharing', clause: 'W-3.9' },
    ],
    [
      'narrow_sharing',
      'koordynator-pzk',
      narrow({ extent: 'own_part' }),
      { refusal: 'wider_sharing', clause: 'W-3.9' },
    ],
    [
      'narrow_sharing',
      'pracownik-prowadzacy',
      narrow({ grounds: ['podstawa-sad'] }),
      { refusal: 'wider_sharing', clause: 'W-3.9' },
    ],
    [
      'narrow_sharing',
      'czlonek-zespolu-rodziny',
      narrow({ sectors: ['police'], extent: 'existence', grounds: ['podstawa-zgoda'] }),
      { refusal: 'wider_sharing', clause: 'W-3.9' },
    ],
    ['narrow_sharing', 'iod', narrow({}), { refusal: 'unknown_place', clause: 'W-3.9' }],
  ])('%s of %s', (what, target, value, refusal) => {
    expect(asked(what, target, value)).toEqual(refusal)
  })
})

describe('What a gmina set counts', () => {
  const half: DatedAmount = {
    what: 'deadline',
    target: 'termin-ipw',
    value: { amount: 45, unit: 'calendar_days' },
    from: localDate('2026-03-01'),
    until: localDate('2026-08-31'),
  }
  const on = (day: string, model = rural, settings: readonly DatedAmount[] = [half]) =>
    amountsOn(model, settings, localDate(day)).get('termin-ipw')

  test('from its first day to its last', () => {
    expect(['2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01'].map((day) => on(day))).toEqual([
      undefined,
      45,
      45,
      undefined,
    ])
  })

  test('in a version that counts the deadline in other units: not at all', () => {
    expect(on('2026-03-01', next)).toBeUndefined()
    expect(on('2026-03-01', next, [{ ...half, value: { amount: 25, unit: 'working_days' } }])).toBe(25)
    expect(on('2026-03-01', next, [{ ...half, value: { amount: 41, unit: 'working_days' } }])).toBeUndefined()
  })
})
