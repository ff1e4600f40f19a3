import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import { nameIn } from '#model'
import { showDate, showInstant } from '#platform'
import { authorityRows, incapacityRows } from '../../authority/authority.store.server.ts'
import { KIND_LABELS } from '../../authority/authority-words.ts'
import { consentsFor } from '../../consents/consent-for.store.server.ts'
import { sharingConsents } from '../../consents/sharing-consent.store.server.ts'
import { secretsKept } from '../../families/secret.store.server.ts'
import { consentsOf } from '../../forms/consent.store.server.ts'
import { categoryName } from '../../sharing/sharing-words.ts'
import type { LineFound, Piece, PieceKind } from '../piece.domain.ts'
import { type Gathering, saying } from './gathering.ts'

type Titled = { readonly source: string; readonly kind: PieceKind; readonly title: string }
const piece = (titled: Titled, lines: readonly LineFound[]): Piece => ({ ...titled, lines, informant: false })

/** What registers of the case hold about the person: of the institution that keeps it, because they are its. */
export async function registerPieces(gathering: Gathering): Promise<readonly Piece[]> {
  const { known, institutionId, t } = gathering
  if (known.file.keeper !== institutionId) return []
  return saying([
    piece({ source: 'masked', kind: 'identity', title: t('casework.copy.title.masked') }, await masked(gathering)),
    piece(
      { source: 'consents', kind: 'authority', title: t('casework.copy.title.consents') },
      await consents(gathering),
    ),
    piece(
      { source: 'authority', kind: 'authority', title: t('casework.copy.title.authority') },
      await deciders(gathering),
    ),
    piece({ source: 'course', kind: 'course', title: t('casework.copy.title.course') }, course(gathering)),
    piece(
      { source: 'plans', kind: 'plan', title: t('casework.copy.title.answers_to_plan') },
      await answersToPlans(gathering),
    ),
    piece({ source: 'meetings', kind: 'meeting', title: t('casework.copy.title.meetings') }, await meetings(gathering)),
  ])
}

/** That a PESEL or a shielded address is kept; the value itself is shown in person and put on record each time. */
async function masked({ ctx, known, subjectId, t }: Gathering): Promise<readonly LineFound[]> {
  const kept = (await secretsKept(ctx, known.file.id)).filter((one) => one.subjectId === subjectId)
  return kept.map(({ kind }) => ({
    label: t(kind === 'pesel' ? 'casework.person.pesel' : 'casework.person.shielded_address'),
    text: t('casework.copy.masked'),
  }))
}

async function consents({ ctx, known, subjectId, t, locale }: Gathering): Promise<readonly LineFound[]> {
  const said = (given: string, withdrawn: string | null) =>
    [
      t('casework.copy.consent.given', { on: showDay(given) }),
      withdrawn ? t('casework.copy.consent.withdrawn', { on: showDay(withdrawn) }) : '',
    ]
      .filter(Boolean)
      .join(', ')
  const own = (await consentsOf(ctx, known.file.id))
    .filter((one) => one.subjectId === subjectId)
    .map(({ givenOn, withdrawnOn }) => ({
      label: t('casework.copy.consent.take_part'),
      text: said(givenOn, withdrawnOn),
    }))
  const forThem = (await consentsFor(ctx, known.file.id))
    .filter((one) => one.subjectId === subjectId)
    .map(({ matter, givenOn, withdrawnOn }) => ({
      label:
        matter === 'take_part' ? t('casework.copy.consent.for_them') : nameIn(known.model.ground(matter).name, locale),
      text: said(givenOn, withdrawnOn),
    }))
  const toShow = (await sharingConsents(ctx, known.file.id))
    .filter((one) => one.subjectId === subjectId)
    .map(({ ground, recipient, categories, givenOn, withdrawnOn }) => ({
      label: nameIn(known.model.ground(ground).name, locale),
      text: [
        `${recipient.shortName}: ${categories.map((id) => categoryName(known.model, id, locale)).join(', ')}`,
        said(givenOn, withdrawnOn),
      ].join('; '),
    }))
  return [...own, ...forThem, ...toShow]
}

async function deciders({ ctx, known, subjectId, t }: Gathering): Promise<readonly LineFound[]> {
  const holders = (await authorityRows(ctx, known.file.id)).filter((one) => one.subjectId === subjectId)
  const incapacities = (await incapacityRows(ctx, known.file.id)).filter((one) => one.subjectId === subjectId)
  return [
    ...holders.map(({ kind, from, until }) => ({ label: t(KIND_LABELS[kind]), text: span(from, until) })),
    ...incapacities.map(({ extent, from, until }) => ({
      label: t(`casework.incapacity.extent.${extent}`),
      text: span(from, until),
    })),
  ]
}

const showDay = (day: string): string => showDate(LocalDate.parse(day))
const span = (from: string, until: string | null): string =>
  until === null ? showDay(from) : `${showDay(from)} – ${showDay(until)}`

function course({ known: { file }, t }: Gathering): readonly LineFound[] {
  return [
    { label: t('casework.copy.course.code'), text: file.code, own: true },
    { label: t('casework.copy.course.opened'), text: showDate(file.openedOn), own: true },
    ...(file.closedOn
      ? [{ label: t('casework.copy.course.closed'), text: showDate(file.closedOn), own: true } as const]
      : []),
  ]
}

async function answersToPlans({ ctx, known, subjectId, t }: Gathering): Promise<readonly LineFound[]> {
  const rows = await ctx.db
    .selectFrom('casework.acceptance as a')
    .innerJoin('casework.plan as p', 'p.id', 'a.plan_id')
    .select(['a.decision', 'a.on_day', 'p.no'])
    .where('a.case_id', '=', known.file.id)
    .where('a.subject_id', '=', subjectId)
    .orderBy('a.given_at')
    .execute()
  return rows.map(({ decision, on_day, no }) => ({
    label: t('casework.copy.plan', { no }),
    text: `${t(decision === 'accepted' ? 'casework.copy.plan.accepted' : 'casework.copy.plan.refused')}, ${showDay(on_day)}`,
  }))
}

async function meetings({ ctx, known, subjectId, t }: Gathering): Promise<readonly LineFound[]> {
  const { rows } = await sql<{ held: string | null; planned: Date; present: boolean | null }>`
    select m.held_on::text as held, m.planned_for as planned, a.present
    from casework.attendance a join casework.meeting m on m.case_id = a.case_id and m.id = a.meeting_id
    where a.case_id = ${known.file.id}::uuid and a.subject_id = ${subjectId}::uuid order by m.planned_for`.execute(
    ctx.db,
  )
  return rows.map(({ held, planned, present }) => ({
    label: held ? showDay(held) : showInstant(planned),
    text: t(present ? 'casework.copy.meeting.present' : 'casework.copy.meeting.invited'),
  }))
}
