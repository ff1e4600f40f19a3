import { describe, expect, test } from 'vitest'
import { directoryMessages } from '../i18n/messages.ts'
import { categoryCalled } from './category-called.domain.ts'
import { CATEGORIES, type Category } from './service.domain.ts'

const pl = directoryMessages.pl as Readonly<Record<string, string>>
const NAMES = Object.fromEntries(CATEGORIES.map((one) => [one, pl[`directory.category.${one}`] ?? ''])) as Record<
  Category,
  string
>

describe('an area of a model', () => {
  test.each<[string, Category | null]>([
    ['Polityka prorodzinna', 'family_policy'],
    ['Wspieranie rodziny', 'family_support'],
    ['Piecza zastępcza', 'foster_care'],
    ['Pomoc społeczna', 'social_assistance'],
    ['Promocja i ochrona zdrowia', 'health'],
    ['Wsparcie osób z niepełnosprawnościami', 'disability'],
    ['Edukacja publiczna', 'education'],
    ['Przeciwdziałanie bezrobociu', 'unemployment'],
    ['Kultura', 'culture'],
    ['Kultura fizyczna i turystyka', 'sport'],
    ['Pobudzanie aktywności obywatelskiej', 'civic_activity'],
    ['Mieszkalnictwo', 'housing'],
    ['Ochrona środowiska', 'environment'],
    ['Reintegracja zawodowa i społeczna', 'reintegration'],
    ['Dowóz do lekarza', null],
    ['', null],
  ])('called "%s" is the category %s of the directory', (label, category) => {
    expect(categoryCalled(label, NAMES)).toBe(category)
  })
})
