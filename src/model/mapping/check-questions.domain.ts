import { at } from '../definition/shape.domain.ts'
import type { Change, Effect, Question } from './mapping.ts'
import type { MappingCheck } from './mapping-check.domain.ts'

/** What a change asks: which question, and which effects answer it. */
type Asking = {
  readonly question: string | undefined
  /** Whether the change leaves it to a person. */
  readonly asks: boolean
  readonly effect: 'assign' | 'place' | 'done' | 'entries'
  /** Ids that an effect may name. */
  readonly about: readonly string[]
}

function askingOf(change: Change): Asking | null {
  switch (change.kind) {
    case 'stage_split':
      return asking(change.question, change.question !== undefined, 'place', change.to)
    case 'step_split':
      return asking(change.question, change.done === 'ask', 'done', change.to)
    case 'step_merged':
      return asking(change.question, change.done === 'ask', 'done', [change.to])
    case 'role_split':
      return asking(change.question, change.holders === 'ask', 'assign', change.to)
    case 'category_narrowed':
      return asking(change.question, change.entries === 'ask', 'entries', [])
    default:
      return null
  }
}

const asking = (
  question: string | undefined,
  asks: boolean,
  effect: Asking['effect'],
  about: readonly string[],
): Asking => ({ question, asks, effect, about })

/** Each question is asked by exactly one change, of people of the old version, and its answers do what that change needs. */
export function checkQuestions(check: MappingCheck): void {
  const asked = new Map<string, Asking>()
  for (const { change, path } of check.changes) {
    const one = askingOf(change)
    if (one) checkAsking(check, one, at(path, 'question'), asked)
  }
  check.document.questions.forEach((question, index) => {
    const path = at('questions', index)
    checkQuestion(check, question, path)
    const one = asked.get(question.id)
    if (one) checkAnswers(check, question, one, path)
    else if (!check.unread.has(question.id)) check.refuse('unused_question', at(path, 'id'), question.id)
  })
}

function checkAsking({ document, refuse }: MappingCheck, one: Asking, path: string, asked: Map<string, Asking>): void {
  const { question, asks } = one
  if (question === undefined) {
    if (asks) refuse('missing_question', path)
    return
  }
  if (!asks) refuse('bad_change', path, 'pytanie podaje się tylko tam, gdzie ma odpowiedzieć człowiek („ask”)')
  if (!document.questions.some(({ id }) => id === question)) refuse('unknown_question', path, question)
  if (asked.has(question)) refuse('covered_twice', path, `pytanie „${question}”`)
  else asked.set(question, one)
}

function checkQuestion({ from, refuse }: MappingCheck, question: Question, path: string): void {
  if (!from.document.roles.some(({ id }) => id === question.to)) refuse('unknown_role', at(path, 'to'), question.to)
  const options = question.options.map(({ id }) => id)
  if (question.default !== null && !options.includes(question.default))
    refuse('bad_default', at(path, 'default'), question.default)
  options.forEach((id, index) => {
    if (options.indexOf(id) < index) refuse('duplicate_id', `${path}.options[${index}].id`, id)
  })
}

function checkAnswers({ refuse }: MappingCheck, question: Question, one: Asking, path: string): void {
  if (question.per === 'holder' && one.effect !== 'assign')
    refuse('bad_effect', at(path, 'per'), 'o każdą osobę osobno pyta się tylko przy podziale roli')
  question.options.forEach(({ effect }, index) => {
    const reason = unfit(effect, one)
    if (reason) refuse('bad_effect', `${path}.options[${index}].effect`, reason)
  })
}

function unfit(effect: Effect, { effect: expected, about }: Asking): string | undefined {
  if (!Object.hasOwn(effect, expected)) return `potrzebny jest skutek „${expected}”`
  const named = idsIn(effect)
  if (expected !== 'entries' && named.length === 0) return 'nie mówi, czego dotyczy'
  const foreign = named.find((id) => !about.includes(id))
  return foreign === undefined ? undefined : `„${foreign}” nie należy do tej zmiany`
}

function idsIn(effect: Effect): readonly string[] {
  if ('assign' in effect) return Object.keys(effect.assign)
  if ('done' in effect) return Object.keys(effect.done)
  return 'place' in effect ? [effect.place] : []
}
