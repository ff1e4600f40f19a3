import type { ShownQuestion } from './paper.domain.ts'

/**
 * What somebody answered, by the id of the question: the key of one choice or of several, `true` or `false`, or a text. Of an order the place
 * given to each item as it was shown; of a match the key of the right side beside each left one. Nothing given is an empty text.
 */
export type Given = Readonly<Record<string, readonly string[]>>

/** What keeps a paper from being judged: nothing was given, one place was given twice, or what was given is not on the paper. */
export type Lack = 'unanswered' | 'place_twice' | 'not_offered'

/** How long a short answer may be. */
export const LONGEST = 200

/** The field of one part of a question that has several. */
export const partField = (id: string, key: string): string => `${id}.${key}`
const partsOf = (question: ShownQuestion): readonly { readonly key: string }[] | null =>
  question.kind === 'order' ? question.items : question.kind === 'match' ? question.lefts : null

/** The names of a question's fields, in the order in which they stand on the page. */
export const fieldsOf = (question: ShownQuestion): readonly string[] =>
  partsOf(question)?.map(({ key }) => partField(question.id, key)) ?? [question.id]

/** Reads the fields of a form. Everything is kept as it was sent; what it lacks is asked of `lackOf`. */
export function givenIn(
  paper: readonly ShownQuestion[],
  sent: Readonly<Record<string, readonly string[] | undefined>>,
): Given {
  return Object.fromEntries(
    paper.map((question) => {
      if (question.kind === 'many') return [question.id, (sent[question.id] ?? []).filter((key) => key !== '')]
      return [question.id, fieldsOf(question).map((name) => (sent[name]?.[0] ?? '').trim())]
    }),
  )
}

/** What of a paper cannot be judged yet, by the field at which to say it. */
export function lacksOf(paper: readonly ShownQuestion[], given: Given): ReadonlyMap<string, Lack> {
  return new Map(paper.flatMap((question) => lacksIn(question, given[question.id] ?? [])))
}

type Lacking = readonly [field: string, lack: Lack]

function lacksIn(question: ShownQuestion, given: readonly string[]): readonly Lacking[] {
  const names = fieldsOf(question)
  if (question.kind === 'many') {
    if (given.length === 0) return [[question.id, 'unanswered']]
    return given.every((key) => isOffered(question, key)) ? [] : [[question.id, 'not_offered']]
  }
  return names.flatMap((name, index): readonly Lacking[] => {
    const value = given[index] ?? ''
    if (value === '') return [[name, 'unanswered']]
    if (!isOffered(question, value)) return [[name, 'not_offered']]
    const twice = question.kind === 'order' && given.indexOf(value) < index
    return twice ? [[name, 'place_twice']] : []
  })
}

function isOffered(question: ShownQuestion, value: string): boolean {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.choices.some(({ key }) => key === value)
    case 'order':
      return question.items.some(({ key }) => key === value)
    case 'match':
      return question.rights.some(({ key }) => key === value)
    case 'true_false':
      return value === 'true' || value === 'false'
    case 'short':
      return value.length <= LONGEST
  }
}
