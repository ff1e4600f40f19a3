import { LocalDate } from '#kernel'
import {
  answerWords,
  type Form,
  type FormContext,
  isAnswered,
  type Name,
  nameIn,
  showAnswers,
  type Values,
} from '#model'
import { modelWith } from '#model/server'
import { showDate, type T } from '#platform'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { withoutShielded } from '../compartments/without-shielded.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { begunForm } from '../forms/form-to-fill.query.server.ts'
import { isGivable } from './givable.domain.ts'
import type { OfficialLetter } from './official-letter.store.server.ts'

/** An entry of the own institution in words, ready to become a part of an answer. */
export type EntryToPick = {
  readonly itemId: string
  readonly category: string
  readonly categoryName: Name
  readonly subjectId: string | null
  readonly about: string | null
  readonly heading: string
  readonly words: string
  readonly on: Date
}
export type EntriesToPick = {
  readonly entries: readonly EntryToPick[]
  /** Institutions whose entries I read and do not give: the authority has to ask them. */
  readonly others: readonly string[]
}

type Row = {
  id: string
  owner_institution_id: string
  subject_id: string | null
  category: string
  kind: string
  form_instance_id: string | null
  section: string | null
  row_key: string | null
  body: unknown
  created_at: Date
}

/**
 * What may stand in an answer: entries that our own institution wrote, of sensitivities that the provision opens, about the person asked
 * about or the whole family. Others' entries are theirs to give. Never a masked value, never what a person said itself for its own page, and
 * nothing shielded: whoever is a party reads the files of a court.
 */
export const entriesToPick = (ctx: Ctx, known: KnownCase, letter: OfficialLetter, t: T): Promise<EntriesToPick> =>
  withoutShielded(ctx, (reading) => entriesShown(reading, known, letter, t))

async function entriesShown(ctx: Ctx, known: KnownCase, letter: OfficialLetter, t: T): Promise<EntriesToPick> {
  const rows = await entryRows(ctx, letter.caseId)
  const people = await peopleOf(ctx, letter.caseId)
  const say = await saying(ctx, known, rows, t)
  const own = rows.filter((row) => row.owner_institution_id === letter.institution)
  const entries: EntryToPick[] = []
  for (const row of own) {
    const category = known.model.category(row.category)
    if (!isGivable(letter, { sensitivity: category.sensitivity, subjectId: row.subject_id })) continue
    const said = await say(row)
    if (said === null) continue
    const about = nameOf(people, row.subject_id)
    const heading = [said.title ?? nameIn(category.name, 'pl'), about].filter(Boolean).join(': ')
    entries.push({
      ...{ itemId: row.id, category: row.category, categoryName: category.name, subjectId: row.subject_id, about },
      ...{ heading, words: said.words, on: row.created_at },
    })
  }
  return { entries, others: await othersOf(ctx, rows, letter.institution) }
}

async function entryRows(ctx: Ctx, caseId: string): Promise<readonly Row[]> {
  return ctx.db
    .selectFrom('casework.item')
    .select(['id', 'owner_institution_id', 'subject_id', 'category', 'kind', 'form_instance_id'])
    .select(['section', 'row_key', 'body', 'created_at'])
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['answer', 'note', 'identity'])
    .where('replaced_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

async function othersOf(ctx: Ctx, rows: readonly Row[], own: string): Promise<readonly string[]> {
  const ids = [...new Set(rows.map((row) => row.owner_institution_id))].filter((id) => id !== own)
  const names = await institutionNames(ctx, ids)
  return ids.flatMap((id) => names.get(id)?.name ?? []).toSorted((a, b) => a.localeCompare(b, 'pl'))
}

/** A name or who they are in the family; never the code of the case, which leaves it by no letter. */
const nameOf = (people: readonly FamilyPerson[], id: string | null): string | null => {
  const person = people.find((one) => one.id === id)
  if (!person?.identity) return person?.relation ?? null
  return [person.identity.given, person.identity.family].filter(Boolean).join(' ')
}

type Said = { readonly title: string | null; readonly words: string }

/** Says entries in Polish words, each form in the version it was made with. */
async function saying(ctx: Ctx, known: KnownCase, rows: readonly Row[], t: T) {
  const instances = new Map((await formInstances(ctx, known.file.id)).map((one) => [one.id, one]))
  const first = rows.find(
    (row) => row.kind === 'answer' && instances.get(row.form_instance_id ?? '')?.state !== 'draft',
  )
  const shared = first?.form_instance_id ? (await begunForm(ctx, known.file.id, first.form_instance_id)).context : null
  return async (row: Row): Promise<Said | null> => {
    if (row.kind === 'note') return worded(null, textIn(row.body, 'text'))
    if (row.kind === 'identity') return worded(t('casework.letter.entry.identity'), identityWords(row.body))
    const instance = instances.get(row.form_instance_id ?? '')
    if (!instance || !shared) return null
    const model = await modelWith(ctx, instance.versionId, instance.localSettings)
    const form = model.form(instance.form)
    const title = `${nameIn(form.name, 'pl')}${instance.completedOn ? ` (${showDate(instance.completedOn)})` : ''}`
    return worded(title, answerText(form, row, { ...shared, model }, t))
  }
}

const worded = (title: string | null, words: string): Said | null => (words === '' ? null : { title, words })

function answerText(form: Form, { section: id, row_key: rowId, body }: Row, context: FormContext, t: T): string {
  const section = form.sections.find((one) => one.id === id)
  if (!section) return ''
  // Only complete-form writes entries of a form, with their answers under `fields`.
  const values = (body as { fields: Values }).fields
  const answers = { [section.id]: section.repeat ? [{ rowId: rowId ?? '', values }] : values }
  return showAnswers(form, answers, context)
    .sections.filter((view) => view.section.id === section.id)
    .flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))
    .filter((view) => isAnswered(view) && view.field.kind !== 'file')
    .map((view) => `${view.field.label}: ${answerWords(view, t)}`)
    .join('\n')
}

const textIn = (body: unknown, name: string): string => {
  const found = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof found === 'string' ? found : ''
}

/** Who the person is, and nothing by which they could be found: a telephone or a safe way to reach them is in no letter. */
const identityWords = (body: unknown): string => {
  const born = LocalDate.safeParse(textIn(body, 'born'))
  const name = [textIn(body, 'given'), textIn(body, 'family')].filter(Boolean).join(' ')
  return [name, born.success ? showDate(born.data) : ''].filter(Boolean).join(', ')
}
