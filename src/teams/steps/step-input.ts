import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { type Answers, readModelForm, type Step, SUPPORTS, type Support } from '#model'
import {
  fields,
  optionalChoice,
  optionalDay,
  optionalText,
  type Posted,
  type Read,
  says,
  several,
  type Upload,
} from '#platform'
import { Employed } from '../members/employed.ts'
import { HOW_RECORDED, type HowRecorded } from './how-recorded.domain.ts'
import type { StepToDo } from './step-to-do.server.ts'

const LONGEST_NOTE = 2000
const MINUTES = 60
/** A quarter of an hour to a hundred hours. */
const LEAST_MINUTES = 15
const MOST_MINUTES = 6000

/** Hours as people write them, "1,5", kept as whole minutes. */
const hours = z.preprocess(
  (typed) =>
    typeof typed === 'string' && typed !== '' ? Math.round(Number(typed.replace(',', '.')) * MINUTES) : typed,
  z
    .number(says('teams.step.hours.refused'))
    .min(LEAST_MINUTES, says('teams.step.hours.refused'))
    .max(MOST_MINUTES, says('teams.step.hours.refused')),
)
/** What the product itself asks beside the model's form; which of it, the kind of the step says. Every name is the page's own. */
const OWN = z.object({
  _onDay: optionalDay,
  _note: optionalText(LONGEST_NOTE),
  _hours: hours.optional(),
  _support: optionalChoice(z.enum(SUPPORTS)),
  _attended: several(z.uuid()),
  _number: optionalText(80),
  _fromOn: optionalDay,
  _untilOn: optionalDay,
  _party: optionalText(36),
  _nominated: optionalChoice(Employed),
  _substitute: optionalChoice(Employed),
  _how: optionalChoice(z.enum(HOW_RECORDED)),
  _who: optionalChoice(z.uuid()),
})
type Own = z.infer<typeof OWN>

/** Fields of the product that a step of this kind cannot do without. */
export function requiredOwn(step: Step, asked: { readonly recording: boolean; readonly record: string | null }) {
  const dated = step.kind !== 'form' || asked.recording
  return [
    ...(dated ? (['_onDay'] as const) : []),
    ...(step.kind === 'meeting' ? (['_hours', '_attended'] as const) : []),
    ...(step.kind === 'support' ? (['_hours', '_support'] as const) : []),
    ...(step.agreement ? (['_fromOn'] as const) : []),
    ...(asked.record === 'own_adoption' ? (['_party'] as const) : []),
    ...(asked.recording ? (['_how', '_who'] as const) : []),
  ]
}

/** Everything somebody says when doing a step; which of it counts, the kind of the step decides. */
export type StepInput = {
  readonly onDay: LocalDate
  readonly note?: string | undefined
  readonly minutes?: number | undefined
  readonly support?: Support | undefined
  /** People who were at the meeting. */
  readonly attended?: readonly string[] | undefined
  readonly number?: string | undefined
  readonly fromOn?: LocalDate | undefined
  /** The last day that counts. */
  readonly untilOn?: LocalDate | undefined
  /** Who adopts the model by own order: the code of the gmina or the id of an institution. */
  readonly party?: string | undefined
  readonly nominated?: z.infer<typeof Employed> | undefined
  readonly substitute?: z.infer<typeof Employed> | undefined
  readonly how?: HowRecorded | undefined
  /** The institution or person without an account for whom it is recorded. */
  readonly who?: string | undefined
  /** Answers to the form of the model, when the step has one. */
  readonly answers?: Answers | undefined
  /** Files of the form by the name under which they stand in the answers. */
  readonly uploads?: Readonly<Record<string, Upload>> | undefined
  /** The signed paper. */
  readonly scan?: Upload | undefined
}
const readOwn = fields(OWN)

/** Reads the page of a step: the product's own questions and the form of the model, with all that is to be mended at once. */
export function readStep(posted: Posted, todo: StepToDo): Read<StepInput> {
  const { step, recording, model, context } = todo
  const form = step.kind === 'form' && step.form ? model.form(step.form) : null
  const own = readOwn(posted)
  const answered = form ? readModelForm(form, posted, context) : null
  if (answered && !answered.ok && answered.values) return answered
  const absent = own.ok
    ? requiredOwn(step, { recording, record: form?.record ?? null }).filter((one) => isAbsent(own.value[one]))
    : []
  if (!own.ok || absent.length > 0 || (answered && !answered.ok)) {
    const missing = Object.fromEntries(absent.map((name) => [name, { key: 'platform.form.required' } as const]))
    const errors = { ...(own.ok ? missing : own.errors), ...(answered && !answered.ok ? answered.errors : {}) }
    return { ok: false, errors }
  }
  const given = answered?.ok ? answered.value : {}
  return { ok: true, value: { ...inputOf(own.value, context.today), ...given, scan: posted.files._scan } }
}

const isAbsent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

const inputOf = (own: Own, today: LocalDate): StepInput => ({
  onDay: own._onDay ?? today,
  note: own._note,
  minutes: own._hours,
  support: own._support,
  attended: own._attended,
  number: own._number,
  fromOn: own._fromOn,
  untilOn: own._untilOn,
  party: own._party,
  nominated: own._nominated,
  substitute: own._substitute,
  how: own._how,
  who: own._who,
})
