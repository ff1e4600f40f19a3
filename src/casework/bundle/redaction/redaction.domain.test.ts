import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BLACKENED, blacken, findingOthers, findWords } from './passage.domain.ts'

const others = (words: string, cause: 'informant' | 'third_person' = 'third_person') => [{ cause, words }]
const without = (text: string, words: string, own = '') =>
  blacken(
    text,
    findingOthers(others(words), own)(text).filter(({ sure }) => sure),
  )

/** Forms as a grammar gives them, written out by hand: nominative, genitive, dative, accusative, instrumental, locative, vocative, plural. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  Kowalski: ['Kowalski', 'Kowalskiego', 'Kowalskiemu', 'Kowalskim', 'Kowalscy', 'Kowalskich', 'Kowalskimi', 'Kowalską'],
  Kowalska: ['Kowalska', 'Kowalskiej', 'Kowalską', 'Kowalski', 'Kowalskiego'],
  Nowak: [
    'Nowak',
    'Nowaka',
    'Nowakowi',
    'Nowakiem',
    'Nowaku',
    'Nowakowie',
    'Nowaków',
    'Nowakom',
    'Nowakową',
    'Nowakówna',
  ],
  Wrona: ['Wrona', 'Wrony', 'Wronie', 'Wronę', 'Wroną', 'Wrono', 'Wronowie', 'Wronów', 'Wronom'],
  Duda: ['Duda', 'Dudy', 'Dudzie', 'Dudę', 'Dudą', 'Dudo', 'Dudowie', 'Dudów'],
  Marek: ['Marek', 'Marka', 'Markowi', 'Markiem', 'Marku', 'Markowie'],
  Dudek: ['Dudek', 'Dudka', 'Dudkowi', 'Dudkiem', 'Dudku', 'Dudków'],
  Gołąb: ['Gołąb', 'Gołębia', 'Gołębiowi', 'Gołębiem', 'Gołębiu', 'Gołębie', 'Gołębiów'],
  Kozioł: ['Kozioł', 'Kozła', 'Kozłowi', 'Kozłem', 'Koźle', 'Kozłów'],
  Wróbel: ['Wróbel', 'Wróbla', 'Wróblowi', 'Wróblem', 'Wróblu', 'Wróblowie'],
  Kwiecień: ['Kwiecień', 'Kwietnia', 'Kwietniowi', 'Kwietniem', 'Kwietniu'],
  Paweł: ['Paweł', 'Pawła', 'Pawłowi', 'Pawłem', 'Pawle'],
  Piotr: ['Piotr', 'Piotra', 'Piotrowi', 'Piotrem', 'Piotrze', 'Piotrek', 'Piotrka'],
  Anna: ['Anna', 'Anny', 'Annie', 'Annę', 'Anną', 'Anno', 'Ania', 'Ani', 'Anię', 'Anią', 'Hania'],
  Agnieszka: ['Agnieszka', 'Agnieszki', 'Agnieszce', 'Agnieszkę', 'Agnieszką'],
  Maria: ['Maria', 'Marii', 'Marię', 'Marią', 'Mario', 'Marysia', 'Marysi'],
  Jerzy: ['Jerzy', 'Jerzego', 'Jerzemu', 'Jerzym', 'Jurek', 'Jurka'],
  Antoni: ['Antoni', 'Antoniego', 'Antoniemu', 'Antonim'],
  Krzysztof: ['Krzysztof', 'Krzysztofa', 'Krzysztofowi', 'Krzysztofem', 'Krzysztofie', 'Krzysiek', 'Krzyśka'],
  Matejko: ['Matejko', 'Matejki', 'Matejce', 'Matejkę', 'Matejką'],
  Kwiat: ['Kwiat', 'Kwiata', 'Kwiatu', 'Kwiatowi', 'Kwiatem', 'Kwiecie'],
  Mucha: ['Mucha', 'Muchy', 'Musze', 'Muchę', 'Muchą'],
  Zaręba: ['Zaręba', 'Zaręby', 'Zarębie', 'Zarębę', 'Zarębą', 'Zarębina'],
  Kot: ['Kot', 'Kota', 'Kotu', 'Kotowi', 'Kotem', 'Kocie', 'Kotów'],
  Lis: ['Lis', 'Lisa', 'Lisowi', 'Lisem', 'Lisie', 'Lisów'],
}

describe('forms of a name', () => {
  test.each(Object.entries(FORMS))('%s is known in every case', (name, forms) => {
    for (const form of forms)
      expect([form, without(`Rozmowa: ${form}.`, name)]).toEqual([form, `Rozmowa: ${BLACKENED}.`])
  })

  test.each([
    ['Lis', 'Lista zadań i listy w listopadzie'],
    ['Kot', 'Kotłownia i kotlet'],
    ['Nowak', 'Nowakowski i nowe mieszkanie'],
    ['Jan', 'W styczniu janowiec'],
    ['Anna', 'Annał'],
  ])('%s is not looked for inside other words', (name, text) => {
    expect(without(text, name)).toBe(text)
  })

  test.each([
    [
      'a hyphenated surname, in either half',
      'Z panią Nowak-Kowalską i jej Kowalskim',
      'Nowak-Kowalska',
      ['nowak', 'kowal'],
    ],
    ['a word broken at the end of a line', 'Przyszedł Kowal-\nskiego syn', 'Kowalski', ['kowal', 'skiego']],
    ['a word broken without a hyphen', 'Przyszedł Kowal\nskiego syn', 'Kowalski', ['kowal', 'skiego']],
    ['capital letters without marks', 'ZGLOSILA GOLEBIOWA', 'Gołąb', ['golebiowa']],
    ['letters with spaces', 'Zgłosił K o w a l s k i rano', 'Kowalski', ['k o w']],
    ['a soft hyphen and a space nobody sees', 'Zgłosił Kowal\u00adski i No\u200bwak', 'Kowalski Nowak', ['ski', 'wak']],
    ['a loose accent', `Zgłosił ${'Gołąb'.normalize('NFD')}`, 'Gołąb', ['ab']],
    ['a telephone, however written', 'tel. +48 600-100.200, 600100200', 'Wrona, 600 100 200', ['600', '200']],
  ])('%s', (_, text, words, gone) => {
    const kept = without(text, words).toLowerCase().normalize('NFD')
    for (const word of gone) expect(kept).not.toContain(word)
  })

  test('a telephone, PESEL, e-mail or street is proposed, whoever it belongs to; a day and an amount are not', () => {
    const text = 'Dnia 23.11.2026 i 2026-11-23: 41 234 56 78, 44051401359, x.y@example.org, ul. Zmyślona 12/3, 1500 zł'
    const kept = without(text, '')
    expect(kept).toContain('23.11.2026 i 2026-11-23')
    expect(kept).toContain('1500 zł')
    expect(kept).not.toMatch(/234|4405|example|Zmyślona/)
  })

  test('a surname that whoever asks bears too is sure only beside another name of the same person', () => {
    const text = 'Jan Kowalski pije. Pani Kowalska prosi o pomoc.'
    expect(without(text, 'Jan Kowalski', 'Anna Kowalska')).toBe(`${BLACKENED} pije. Pani Kowalska prosi o pomoc.`)
    const found = findingOthers(others('Jan Kowalski'), 'Anna Kowalska')(text)
    expect(found.filter(({ sure }) => !sure).map(({ from, to }) => text.slice(from, to))).toEqual(['Kowalska'])
  })

  test('a surname that the informant bears too is always sure', () => {
    const found = findingOthers(others('Ewa Kowalska', 'informant'), 'Anna Kowalska')('Kowalska zgłosiła')
    expect(found).toEqual([{ from: 0, to: 8, cause: 'informant', sure: true }])
  })

  test('words that a worker names are found in every form', () => {
    const text = 'Sąsiadka spod trójki; u sąsiadki; z sąsiadką'
    expect(blacken(text, findWords(text, 'sąsiadka trójka'))).not.toMatch(/sąsiad|trój/i)
  })
})

/** Fillers that are no form of any name above. */
const FILLER = fc.constantFrom('rodzina', 'prosi', 'o', 'pomoc', 'w', 'domu', 'jest', 'zimno', 'dzieci', 'uczą', 'się')
const name = fc.constantFrom(...Object.keys(FORMS))
const written = (form: string) =>
  fc
    .tuple(fc.constantFrom('as it is', 'capital', 'small', 'loose', 'soft', 'broken', 'spaced'), fc.nat())
    .map(([how, n]) => {
      const at = 1 + (n % (form.length - 1))
      if (how === 'capital') return form.toUpperCase()
      if (how === 'small') return form.toLowerCase()
      if (how === 'loose') return form.normalize('NFD')
      if (how === 'soft') return `${form.slice(0, at)}\u00ad${form.slice(at)}`
      if (how === 'broken') return `${form.slice(0, at)}-\n${form.slice(at)}`
      return how === 'spaced' ? [...form].join(' ') : form
    })
const told = fc.tuple(name, fc.nat()).chain(([one, n]) => {
  const forms = FORMS[one] ?? []
  return written(forms[n % forms.length] ?? one).map((form) => ({ name: one, form }))
})
/** What a reader would make of a text: every letter, without marks, breaks and spaces. */
const readable = (text: string) =>
  text
    .replaceAll(BLACKENED, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/[^a-z]/g, '')

/** Every letter of `kept` stands in `whole`, in this order. */
function isWithin(kept: string, whole: string): boolean {
  let at = 0
  return [...kept].every((letter) => {
    at = whole.indexOf(letter, at) + 1
    return at > 0
  })
}

describe('no listed name survives (row 13)', () => {
  test('in random texts with names in any form, case and writing, single and hyphenated', () => {
    const part = fc.oneof(
      FILLER.map((word) => ({ names: [] as string[], text: word })),
      told.map(({ name: one, form }) => ({ names: [one], text: form })),
      fc.tuple(told, told).map(([a, b]) => ({ names: [a.name, b.name], text: `${a.form}-${b.form}` })),
    )
    const gap = fc.constantFrom(' ', '\n', ', ', '. ', ' - ', ' „', '\u00a0', '\t')
    fc.assert(
      fc.property(fc.array(fc.tuple(part, gap), { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.map(([one, between]) => one.text + between).join('')
        const names = [...new Set(parts.flatMap(([one]) => one.names))]
        const kept = readable(without(text, names.join(', ')))
        const fillers = readable(parts.map(([one]) => (one.names.length === 0 ? one.text : '')).join(''))
        // Letters of names are gone to the last one: what is left is of the words between them.
        expect([names, text, isWithin(kept, fillers)]).toEqual([names, text, true])
      }),
      { numRuns: 300 },
    )
  })

  test('whatever is looked for, what is kept is a part of the text in its order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 20 }), (text, words) => {
        const kept = without(text, words).split(BLACKENED)
        let at = 0
        for (const piece of kept) {
          const next = text.indexOf(piece, at)
          expect(next).toBeGreaterThanOrEqual(at)
          at = next + piece.length
        }
      }),
    )
  })
})
