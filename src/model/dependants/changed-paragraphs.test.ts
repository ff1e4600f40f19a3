import { describe, expect, test } from 'vitest'
import { ruralNext } from '#test/rural-next.ts'
import { ruralModel } from '#test/world.ts'
import type { ModelDocument } from '../definition/document.ts'
import { changedParagraphs } from './changed-paragraphs.domain.ts'
import { isNewer, stateOf } from './dependant.domain.ts'

// Both files pass the check of models in their own tests.
const rural = ruralModel() as ModelDocument
const changed = (change: (document: ModelDocument) => ModelDocument) => changedParagraphs(rural, change(rural))
const withParagraph = (id: string, text: string | null) => (document: ModelDocument) => ({
  ...document,
  handbook: {
    ...document.handbook,
    chapters: document.handbook.chapters.map((chapter) => ({
      ...chapter,
      paragraphs: chapter.paragraphs.flatMap((one) =>
        one.id !== id ? [one] : text === null ? [] : [{ ...one, text }],
      ),
    })),
  },
})

describe('paragraphs that another version changed', () => {
  test('are none between a version and itself', () => {
    expect([...changed((document) => document)]).toEqual([])
  })

  test('are those with another wording, and those that are gone', () => {
    expect([...changed(withParagraph('W-1.1', 'Inny cel.'))]).toEqual([['W-1.1', ['text']]])
    expect([...changed(withParagraph('W-1.7', null))]).toEqual([['W-1.7', ['removed']]])
  })

  test('are those whose deadline is longer: the number they say, and what carries them out', () => {
    const longer = changed((document) => ({
      ...document,
      deadlines: document.deadlines.map((one) => (one.id === 'termin-kwalifikacja' ? { ...one, amount: 21 } : one)),
    }))
    expect(longer.get('W-4.5')).toContain('carried_out')
  })

  test('are those of a form in which a question reads otherwise', () => {
    const [form] = rural.forms
    const asked = changed((document) => ({
      ...document,
      forms: document.forms.map((one) =>
        one === form
          ? {
              ...one,
              sections: one.sections.map((section, no) =>
                no === 0 ? { ...section, title: { pl: 'Inaczej', en: 'Else' } } : section,
              ),
            }
          : one,
      ),
    }))
    expect(asked.get(form?.clause ?? '')).toEqual(['carried_out'])
  })

  test('never include one that only the other version has', () => {
    const known = new Set(rural.handbook.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)))
    for (const clause of changedParagraphs(rural, ruralNext(rural)).keys()) expect(known).toContain(clause)
  })
})

test('1.10 comes after 1.9, and a dependant waits as long as one change waits', () => {
  expect([isNewer('1.10', '1.9'), isNewer('1.9', '1.10'), isNewer('1.0', '1.0')]).toEqual([true, false, false])
  expect(stateOf([{ outcome: 'corrected' }, { outcome: null }])).toBe('to_review')
  expect([stateOf([]), stateOf([{ outcome: 'unchanged' }])]).toEqual(['current', 'reviewed'])
})
