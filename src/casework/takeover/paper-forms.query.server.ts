import { Forbidden, type LocalDate, NotFound } from '#kernel'
import { type Form, isAboutFamily, type Name, participatingAdults } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/** A form that may be recorded as filled in on paper: of a stage taken over, and about a person where the model asks for that. */
export type PaperFormOffered = {
  readonly value: string
  readonly form: Form
  readonly name: Name
  readonly person: { readonly id: string; readonly label: string } | null
  /** The stay in a stage to which it belongs. */
  readonly visitNo: number
}
export type PaperForms = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly today: LocalDate
  readonly keeper: string
  readonly offered: readonly PaperFormOffered[]
}

/** For those who keep the case and write in it; others who see it get `Forbidden`. `NotFound` for a case that was never on paper. */
export async function paperForms(ctx: Ctx, caseId: string): Promise<PaperForms> {
  return formsOnPaper(ctx, await caseFacts(ctx, caseId))
}

export async function formsOnPaper(ctx: Ctx, known: KnownCase): Promise<PaperForms> {
  const { file } = known
  await mayKeep(ctx, file.id)
  if (!known.facts.visits.some(({ fromPaper }) => fromPaper)) throw new NotFound('case from paper')
  const seats = (await seatsOfMine(ctx, file.id)).filter(({ keeper, sees }) => keeper && sees === 'names')
  const [seat] = seats
  if (!seat) throw new Forbidden('casework.form.keep_from_paper')
  const offered = file.closedOn
    ? []
    : await offeredIn(
        ctx,
        known,
        seats.map(({ role }) => role),
      )
  return { known, frame: await caseFrame(ctx, file), today: ctx.today, keeper: seat.institution, offered }
}

async function offeredIn(ctx: Ctx, known: KnownCase, roles: readonly string[]): Promise<readonly PaperFormOffered[]> {
  const { file, model, facts } = known
  const people = (await peopleOf(ctx, file.id)).map((one) => ({ id: one.id, label: personLabel(one, file.code) }))
  const adults = new Set(participatingAdults(facts).map(({ id }) => id))
  const passed = facts.visits.filter(({ fromPaper, visit }) => fromPaper && visit !== facts.visits.at(-1)?.visit)
  return passed.flatMap(({ stage, visit }) =>
    model.stage(stage).steps.flatMap((step) => {
      const form = step.form === undefined ? undefined : model.form(step.form)
      if (!form || !isAboutFamily(form) || !mayStandAlone(form)) return []
      if (!form.filledBy.some((role) => roles.includes(role))) return []
      const about = form.instances === 'per_adult' ? people.filter(({ id }) => adults.has(id)) : [null]
      return about
        .filter((person) => !stands(known, form, person?.id ?? null))
        .map((person) => ({
          ...{ value: [form.id, ...(person ? [person.id] : [])].join(' '), form, name: form.name },
          ...{ person, visitNo: visit },
        }))
    }),
  )
}

/** A plan or a basket without its rows says nothing; what is filled in again and again belongs to the stage it is filled in. */
const mayStandAlone = ({ record, instances }: Form): boolean =>
  !['plan', 'basket', 'handover', 'minutes', 'information_request'].includes(record) &&
  ['one', 'per_adult', 'per_institution'].includes(instances)

const stands = ({ facts, file }: KnownCase, form: Form, person: string | null): boolean =>
  facts.forms.some(
    (one) =>
      one.form === form.id &&
      one.current &&
      one.key === person &&
      (form.instances !== 'per_institution' || one.institution === file.keeper),
  )
