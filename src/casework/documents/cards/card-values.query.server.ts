import { answerWords, isAnswered, showAnswers } from '#model'
import { showDate, type T } from '#platform'
import { type Ctx, dayInPoland } from '#platform/server'
import type { KnownCase } from '../../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../../cases/case-frame.query.server.ts'
import { institutionNames } from '../../cases/institution-names.query.server.ts'
import { type Diagnosis, diagnosisOf } from '../../diagnosis/diagnosis.query.server.ts'
import { type FamilyPerson, peopleOf } from '../../families/people.query.server.ts'
import { personLabel } from '../../families/person-label.domain.ts'
import { type PlanView, planView } from '../../plan/plan.query.server.ts'
import type { CardLine, CardPart, CardSource, CardValue, TransferCard } from './transfer-card.domain.ts'

type Written = { readonly by: string; readonly on: string }
const UNKNOWN: Written = { by: '', on: '' }
type Known = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly people: readonly FamilyPerson[]
  readonly plan: PlanView | null
  readonly diagnosis: Diagnosis | null
  /** Who wrote the newest entry of a kind about a person. */
  readonly written: ReadonlyMap<string, Written>
  readonly t: T
}

/** A card as this reader's institution would copy it: every field from what is known once, as far as row security shows it. */
export async function cardParts(ctx: Ctx, known: KnownCase, card: TransferCard, t: T): Promise<readonly CardPart[]> {
  const { file } = known
  const needs = (...sources: readonly CardSource[]) =>
    card.sections.some(({ fields }) => fields.some(({ from }) => sources.includes(from)))
  const at: Known = {
    ...{ known, t, frame: await caseFrame(ctx, file), people: await peopleOf(ctx, file.id) },
    plan: needs('plan.goals', 'plan.actions', 'plan.until') ? await planView(ctx, known) : null,
    diagnosis: needs('diagnosis.contributions', 'diagnosis.family_voice') ? await diagnosisOf(ctx, file.id) : null,
    written: await whoWrote(ctx, file.id),
  }
  return card.sections.flatMap((section): readonly CardPart[] => {
    if (section.per === 'case') {
      const lines = section.fields.map(({ id, label, from }) => lineOf(`${section.id}.${id}`, label, from, at, null))
      return [{ id: section.id, title: section.label, lines }]
    }
    return at.people.map((person) => ({
      id: `${section.id}-${person.no}`,
      title: `${section.label}: ${personLabel(person, file.code)}`,
      lines: section.fields.map(({ id, label, from }) =>
        lineOf(`${section.id}.${person.id}.${id}`, label, from, at, person),
      ),
    }))
  })
}

function lineOf(key: string, label: string, from: CardSource, at: Known, person: FamilyPerson | null): CardLine {
  const value = person ? ofPerson(from, person, at) : ofCase(from, at)
  return { key, label, value: value && value.text !== '' ? value : null }
}

function ofPerson(from: CardSource, person: FamilyPerson, { written, t }: Known): CardValue | null {
  const { identity, id } = person
  const said = (text: string | null | undefined, kind: 'identity' | 'household'): CardValue | null =>
    text ? { text, ...(written.get(`${kind} ${id}`) ?? UNKNOWN) } : null
  switch (from) {
    case 'person.family':
      return said(identity?.family, 'identity')
    case 'person.given':
      return said(identity?.given, 'identity')
    case 'person.born':
      return said(identity?.born ? showDate(identity.born) : null, 'identity')
    case 'person.phone':
      return said(identity?.phone, 'identity')
    // The number itself is read by unmasking alone, which is put on record.
    case 'person.pesel':
      return said(person.maskedPesel, 'identity')
    case 'person.relation':
      return said(person.relation, 'household')
    case 'person.household':
      return said(
        person.relation ? t(person.inHousehold ? 'platform.word.yes' : 'platform.word.no') : null,
        'household',
      )
    default:
      return null
  }
}

function ofCase(from: CardSource, at: Known): CardValue | null {
  const { known, frame, plan, diagnosis, t } = at
  const { file } = known
  const plain = (text: string): CardValue => ({ text, ...UNKNOWN })
  switch (from) {
    case 'case.code':
      return plain(file.code)
    case 'case.opened_on':
      return plain(showDate(file.openedOn))
    case 'case.unit':
      return plain(frame.unitName)
    case 'plan.until':
      return plan ? plain(showDate(plan.plan.until)) : null
    case 'plan.goals':
      return plan
        ? plain(plan.goals.map(({ text, person }) => (person ? `${person}: ${text}` : text)).join('\n'))
        : null
    case 'plan.actions':
      return plan
        ? plain(plan.actions.map(({ text, due }) => [text, due ? showDate(due) : ''].join(' ').trim()).join('\n'))
        : null
    case 'diagnosis.family_voice':
      return diagnosis?.familyVoice ? plain(diagnosis.familyVoice) : null
    case 'diagnosis.contributions':
      return diagnosis ? contributions(diagnosis, t) : null
    default:
      return null
  }
}

function contributions({ contributions: all, context }: Diagnosis, t: T): CardValue | null {
  if (!context || all.length === 0) return null
  const text = all
    .flatMap(({ institution, form, answers }) =>
      showAnswers(form, answers, context).sections.flatMap(({ rows }) =>
        rows.flatMap(({ label, fields }) =>
          fields
            .filter(isAnswered)
            .map(
              (view) =>
                `${institution.name}, ${[label, view.field.label].filter(Boolean).join(', ')}: ${answerWords(view, t)}`,
            ),
        ),
      ),
    )
    .join('\n')
  const last = all
    .map(({ completedOn }) => completedOn)
    .toSorted()
    .at(-1)
  return {
    text,
    by: [...new Set(all.map(({ institution }) => institution.name))].join(', '),
    on: last ? showDate(last) : '',
  }
}

/** Who wrote what is known of each person, and when; only of entries that this reader sees. */
async function whoWrote(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, Written>> {
  const rows = await ctx.db
    .selectFrom('casework.item as i')
    .leftJoin('identity.person as p', 'p.id', 'i.written_by')
    .select(['i.subject_id', 'i.kind', 'i.owner_institution_id', 'i.created_at', 'p.given_name', 'p.family_name'])
    .where('i.case_id', '=', caseId)
    .where('i.kind', 'in', ['identity', 'household'])
    .where('i.replaced_at', 'is', null)
    .orderBy('i.created_at')
    .execute()
  const names = await institutionNames(ctx, [...new Set(rows.map((row) => row.owner_institution_id))])
  return new Map(
    rows.map((row) => {
      const who = [row.given_name, row.family_name].filter(Boolean).join(' ')
      const by = [who, names.get(row.owner_institution_id)?.name ?? ''].filter(Boolean).join(', ')
      return [`${row.kind} ${row.subject_id}`, { by, on: showDate(dayInPoland(row.created_at)) }]
    }),
  )
}
