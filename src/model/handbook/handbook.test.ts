import { describe, expect, test } from 'vitest'
import type { TimeUnit } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { handbook } from './handbook.domain.ts'
import { durationWords, paragraphText } from './paragraph-text.domain.ts'

const rural = indexModel(shippedModel(RURAL))

describe('A length of time is written in good Polish', () => {
  test.each<[number, TimeUnit, string, string]>([
    [1, 'calendar_days', '1 dnia', '1 dzień'],
    [3, 'calendar_days', '3 dni', '3 dni'],
    [14, 'calendar_days', '14 dni', '14 dni'],
    [1, 'working_days', '1 dnia roboczego', '1 dzień roboczy'],
    [3, 'working_days', '3 dni roboczych', '3 dni robocze'],
    [7, 'working_days', '7 dni roboczych', '7 dni roboczych'],
    [12, 'working_days', '12 dni roboczych', '12 dni roboczych'],
    [22, 'working_days', '22 dni roboczych', '22 dni robocze'],
    [1, 'months', 'miesiąca', 'miesiąc'],
    [3, 'months', '3 miesięcy', '3 miesiące'],
    [12, 'months', '12 miesięcy', '12 miesięcy'],
    [24, 'months', '24 miesięcy', '24 miesiące'],
  ])('%i %s: w ciągu %s, raz na %s', (amount, unit, genitive, accusative) => {
    expect([durationWords(amount, unit, 'genitive'), durationWords(amount, unit, 'accusative')]).toEqual([
      genitive,
      accusative,
    ])
  })
})

describe('A paragraph says the numbers that the model executes', () => {
  test('in the right case', () => {
    expect(paragraphText(rural, rural.paragraph('W-4.3'))).toContain('w ciągu 3 dni roboczych. Pracownik')
    expect(paragraphText(rural, rural.paragraph('W-9.4'))).toContain('co 3 miesiące, z udziałem')
    expect(paragraphText(rural, rural.paragraph('W-2.5'))).toContain('co najmniej 3 sektorów')
  })

  test('with money that does not break at the end of a line', () => {
    expect(paragraphText(rural, rural.paragraph('W-8.5'))).toContain('(60\u00a0000\u00a0zł)')
  })

  test("with the gmina's own number where it has one", () => {
    const local = new Map([
      ['termin-przeglad', 1],
      ['pula-gminy', 5000],
    ])
    expect(paragraphText(rural, rural.paragraph('W-9.4'), local)).toContain('co miesiąc, z udziałem')
    expect(paragraphText(rural, rural.paragraph('W-8.5'), local)).toContain('(5\u00a0000\u00a0zł)')
  })
})

describe('The handbook', () => {
  test.each([RURAL, URBAN_RURAL])('of %s has every paragraph once, without a placeholder left', (file) => {
    const model = indexModel(shippedModel(file))
    const paragraphs = handbook(model).chapters.flatMap((chapter) => chapter.paragraphs)
    expect(paragraphs.map((paragraph) => paragraph.id)).toEqual(model.paragraph.all.map((paragraph) => paragraph.id))
    expect(paragraphs.filter((paragraph) => /[{}]/.test(paragraph.text))).toEqual([])
    expect(new Set(paragraphs.map((paragraph) => paragraph.anchor)).size).toBe(paragraphs.length)
    expect(paragraphs.filter(({ provenance }) => provenance.mark === 'inferred' && !provenance.why)).toEqual([])
  })

  test('says that the model is a working one', () => {
    expect(handbook(rural).disclaimer?.pl).toMatch(/^To roboczy model/)
  })

  test('names what in the product rests on a paragraph', () => {
    const paragraph = handbook(rural)
      .chapters.flatMap((chapter) => chapter.paragraphs)
      .find(({ id }) => id === 'W-4.5')
    expect(
      paragraph?.citedBy.map((element) => ('id' in element ? `${element.kind} ${element.id}` : element.kind)),
    ).toEqual([
      'deadline termin-kwalifikacja',
      'stage kwalifikacja',
      'step zdanie-zespolu',
      'transition kwalifikacja-przyjmij',
      'transition kwalifikacja-uzupelnij',
    ])
  })

  test('names a transition also under the paragraph of one of its rules', () => {
    const paragraph = handbook(rural)
      .chapters.flatMap((chapter) => chapter.paragraphs)
      .find(({ id }) => id === 'W-4.6')
    expect(paragraph?.citedBy).toContainEqual({
      kind: 'transition',
      id: 'kwalifikacja-przyjmij',
      name: rural.transition('kwalifikacja-przyjmij').name,
    })
  })
})
