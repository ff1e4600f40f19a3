import { type Model, nameIn } from '#model'
import type { Locale, T } from '#platform'
import { SENTENCES } from './fact-sentences.ts'

type Payload = Readonly<Record<string, unknown>>

export const hasSentence = (name: string): boolean => name in SENTENCES

/** What happened, in one sentence without a name; a fact that this version does not know is told as a change. */
export const factSentence = (t: T, name: string, payload: Payload = {}): string =>
  t(SENTENCES[name] ?? 'casework.fact.other', { print: typeof payload.print === 'string' ? payload.print : 'other' })

/** Which form, step, stage or role of the model a fact was about, in the reader's language; empty when it names none. */
export function factAbout(model: Model, payload: Payload, locale: Locale): string {
  const text = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '')
  const steps = Array.isArray(payload.steps) ? payload.steps.map(String) : []
  const named = [
    model.form.find(text('form')),
    model.stage.find(text('to')),
    model.role.find(text('role')),
    ...steps.map((id) => model.step.find(id)),
  ]
  return named.flatMap((element) => (element ? [nameIn(element.name, locale)] : [])).join(', ')
}
