import { globSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'

type Texts = Readonly<Record<string, string>>
type Element = ReturnType<IntlMessageFormat['getAst']>[number]
type Choice = Extract<Element, { options: unknown }>

const textsOf = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8')) as Texts
const catalogues = globSync('src/**/i18n/pl.json')
  .sort()
  .map((file) => ({
    name: file.replace(/^src\/|\/i18n\/pl\.json$/g, ''),
    pl: textsOf(file),
    en: textsOf(file.replace(/pl\.json$/, 'en.json')),
  }))
const all = catalogues.flatMap(({ pl, en }) => [
  ...Object.entries(pl).map(([key, text]) => ({ key, text, locale: 'pl' })),
  ...Object.entries(en).map(([key, text]) => ({ key, text, locale: 'en' })),
])
const parse = (text: string, locale: string) => new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })

/** Every element of a message, those inside its choices too. */
function elementsIn(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((one) =>
    'options' in one ? [one, ...Object.values(one.options).flatMap(({ value }) => elementsIn(value))] : [one],
  )
}
const astOf = (text: string, locale: string) => elementsIn(parse(text, locale).getAst())
const isPlural = (one: Element): one is Choice & { pluralType: string } => 'options' in one && 'pluralType' in one

// In the tree of a message a word between choices is 0 and the `#` of a plural is 7; every other element names a parameter.
const paramsOf = (text: string, locale: string): readonly string[] => [
  ...new Set(astOf(text, locale).flatMap((one) => (one.type === 0 || one.type === 7 ? [] : [one.value]))),
]

/** A value for each parameter, several times over: every count that Polish tells apart, every branch of each choice. */
function samples(text: string, locale: string): readonly Record<string, string | number>[] {
  const elements = astOf(text, locale)
  const branches = (name: string): readonly (string | number)[] => {
    const about = elements.filter((one) => 'options' in one && one.value === name)
    if (about.some(isPlural)) return [0, 1, 2, 5, 12, 22, 1.5]
    const chosen = about.flatMap((one) => ('options' in one ? Object.keys(one.options) : []))
    return chosen.length > 0 ? [...new Set(chosen)] : elements.some((one) => one.type === 2) ? [7] : ['próba']
  }
  const names = paramsOf(text, locale)
  const most = Math.max(1, ...names.map((name) => branches(name).length))
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, branches(name)[i % branches(name).length] ?? ''])),
  )
}

describe('every text for people', () => {
  test('is written in Polish and in English, in each capability', () => {
    expect(catalogues.length).toBeGreaterThan(8)
    for (const { name, pl, en } of catalogues) {
      expect(Object.keys(en).sort(), name).toEqual(Object.keys(pl).sort())
    }
  })

  test('has one key in one place', () => {
    const keys = catalogues.flatMap(({ pl }) => Object.keys(pl))
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  test('says something, whatever it is told', () => {
    const mute: string[] = []
    for (const { key, text, locale } of all) {
      for (const params of samples(text, locale)) {
        const said = String(parse(text, locale).format(params))
        if (said.trim() === '' || /undefined|\[object|NaN/.test(said)) mute.push(`${locale} ${key}: ${said}`)
      }
    }
    expect(mute).toEqual([])
  })

  test('asks for the same things in both languages', () => {
    const different = catalogues.flatMap(({ pl, en }) =>
      Object.entries(pl).flatMap(([key, text]) => {
        const polish = [...paramsOf(text, 'pl')].sort().join()
        const english = [...paramsOf(en[key] ?? '', 'en')].sort().join()
        return polish === english ? [] : [`${key}: ${polish} / ${english}`]
      }),
    )
    expect(different).toEqual([])
  })

  test('counts in Polish as Polish counts, and in English as English does', () => {
    const wanted: Readonly<Record<string, readonly string[]>> = {
      pl: ['one', 'few', 'many', 'other'],
      en: ['one', 'other'],
    }
    const lame = all.flatMap(({ key, text, locale }) =>
      astOf(text, locale)
        .filter(isPlural)
        // A count told apart only as "this many, or any other" needs no forms of a noun.
        .filter(({ options }) => !Object.keys(options).every((name) => name === 'other' || name.startsWith('=')))
        .filter(({ options }) => wanted[locale]?.some((form) => !(form in options)))
        .map(() => `${locale} ${key}`),
    )
    expect(lame).toEqual([])
  })
})

/** The parts of a letter: its key begins with the name of a template, which stands whole in the sources. */
const PART_OF_LETTER = /^(.+)\.mail_(?:subject|text)$/
/** The interface's own words are asked for by their last part alone. */
const INTERFACE_WORD = /^platform\.word\./

test('no text is kept that no page says', () => {
  const sources = globSync('src/**/*.{ts,tsx}')
    .filter((file) => !/\.(test|fixture)\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const literals = new Set([...sources.matchAll(/['"]([a-z_]+(?:\.[A-Za-z0-9_-]+)+)['"]/g)].map(([, text]) => text))
  const templates = [...sources.matchAll(/`([a-z_]+\.[^`\n]*\$\{[^`\n]*)`/g)].map(([, text = '']) => patternOf(text))
  const isSaid = (key: string) =>
    literals.has(key) ||
    literals.has(PART_OF_LETTER.exec(key)?.[1] ?? key) ||
    INTERFACE_WORD.test(key) ||
    templates.some((template) => template.test(key))
  const keys = catalogues.flatMap(({ pl }) => Object.keys(pl))
  expect(keys.filter((key) => !isSaid(key))).toEqual([])
})

/** `model.rule.${key}` stands for every key of that shape; each hole for one or more words. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[A-Za-z0-9_.-]+')}$`)
}
