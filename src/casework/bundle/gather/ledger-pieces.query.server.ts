import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import { nameIn } from '#model'
import { showDate } from '#platform'
import { requestPut } from '../../requests/request.store.server.ts'
import { forFamily, ledgerEntries } from '../../sharing/ledger.query.server.ts'
import type { LedgerEntry } from '../../sharing/ledger-entry.domain.ts'
import { categoryName, sayRecipient } from '../../sharing/sharing-words.ts'
import type { LineFound, Piece } from '../piece.domain.ts'
import { type Gathering, saying } from './gathering.ts'

/** To whom the institution passed data on, whom it asked, and who looked: recipients of data (RODO art. 15 par. 1 letter c). */
export async function ledgerPieces(gathering: Gathering): Promise<readonly Piece[]> {
  const disclosed = await disclosures(gathering)
  const recipients = disclosed.map(({ recipient }) => recipient.id)
  const { t } = gathering
  const looks = await looksAt(gathering, recipients)
  return saying([
    ...disclosed.map((entry) => disclosurePiece(entry, gathering)),
    ...(await requests(gathering)),
    { source: 'looks', kind: 'look', title: t('casework.copy.title.looks'), lines: looks, informant: false },
  ])
}

/**
 * What the institution shows about this person or the whole family. Nothing given on a duty to notify (art. 12 of the act on domestic
 * violence and the like), nothing about another person, and nothing special that does not name this one.
 */
async function disclosures(gathering: Gathering): Promise<readonly LedgerEntry[]> {
  const { ctx, known, institutionId, subjectId } = gathering
  const { rows } = await sql<{ id: string }>`
    select d.id from casework.disclosure d left join casework.item i on i.case_id = d.case_id and i.id = d.item_id
    where d.case_id = ${known.file.id}::uuid and d.owner_institution_id = ${institutionId}::uuid
      and not d.not_for_family and d.ground_kind <> 'legal_duty'
      and (d.subject_id is null or d.subject_id = ${subjectId}::uuid)
      and (d.item_id is null or i.id is not null and (i.subject_id is null or i.subject_id = ${subjectId}::uuid))
      and (d.item_id is null or not exists (
        select from casework.informant_mark m where m.item_id = d.item_id and m.lifted_at is null))
    order by d.decided_at, d.id`.execute(ctx.db)
  const entries = forFamily(await ledgerEntries(ctx, known, { ids: rows.map(({ id }) => id) }))
  return entries.filter(({ category, about, oneEntry, ground }) => {
    const { sensitivity } = known.model.category(category)
    const theirs = about !== null || oneEntry
    return (
      known.model.ground(ground).shownToFamily &&
      (sensitivity === 'ordinary' || sensitivity === 'protected' || (sensitivity === 'special' && theirs))
    )
  })
}

function disclosurePiece(entry: LedgerEntry, { known, t, locale }: Gathering): Piece {
  const { model } = known
  const { recipient, role, category, ground, provision, purpose, from, until, words, withdrawnAt } = entry
  const lines: readonly LineFound[] = [
    { label: t('casework.copy.disclosure.what'), text: categoryName(model, category, locale) },
    {
      label: t('casework.copy.disclosure.to'),
      text: sayRecipient({ t, locale }, model, recipient.shortName, role === null ? [] : [role]),
    },
    {
      label: t('casework.copy.disclosure.ground'),
      text: [nameIn(model.ground(ground).name, locale), provision].filter(Boolean).join('; '),
    },
    { label: t('casework.copy.disclosure.purpose'), text: purpose },
    ...(words ? [{ label: t('casework.copy.disclosure.words'), text: words }] : []),
    {
      label: t('casework.copy.disclosure.when'),
      text: [`${showDate(from)} – ${showDate(until)}`, withdrawnAt ? t('casework.copy.disclosure.withdrawn') : '']
        .filter(Boolean)
        .join(', '),
    },
  ]
  return {
    source: `disclosure:${entry.id}`,
    kind: 'disclosure',
    title: t('casework.copy.title.disclosure'),
    lines,
    informant: false,
  }
}

/** Questions that the institution put to others about this person or the family, and what became of them; answers are of whoever gave them. */
async function requests({ ctx, known, institutionId, subjectId, t }: Gathering): Promise<readonly Piece[]> {
  const { rows } = await sql<{ id: string; asked: string }>`
    select r.id, i.short_name as asked from casework.request r join institutions.institution i on i.id = r.asked_institution_id
    where r.case_id = ${known.file.id}::uuid and r.asking_institution_id = ${institutionId}::uuid
      and (r.subject_id is null or r.subject_id = ${subjectId}::uuid) order by r.no`.execute(ctx.db)
  const pieces: Piece[] = []
  for (const { id, asked } of rows) {
    const request = await requestPut(ctx, id)
    const { question, sentOn, state, reason } = request
    const lines: readonly LineFound[] = [
      { label: t('casework.copy.request.to'), text: asked },
      { label: t('casework.copy.request.sent'), text: showDate(sentOn) },
      { label: t('casework.copy.request.about'), text: question.about },
      ...question.parts,
      { label: t('casework.request.state'), text: t(`casework.request.state.${state}`) },
      ...(reason ? [{ label: t('casework.copy.request.reason'), text: reason }] : []),
    ]
    const title = t('casework.copy.title.request', { number: request.number })
    pieces.push({ source: `request:${id}`, kind: 'request', title, lines, informant: false })
  }
  return pieces
}

type Look = { readonly institution: string; readonly role: string; readonly days: readonly string[] }

/**
 * Who looked, by institution and role, with the days: workers of the institution itself and of those it passed data on to. An institution
 * that works with another person alone is not named, not even by its looks.
 */
async function looksAt({ ctx, known, institutionId, at, t, locale }: Gathering, recipients: readonly string[]) {
  const named = [...new Set([institutionId, ...(known.file.keeper === institutionId ? recipients : [])])]
  const { rows } = await sql<Look>`
    select i.short_name as institution, s.role, array_agg(distinct (f.at at time zone 'Europe/Warsaw')::date::text
      order by (f.at at time zone 'Europe/Warsaw')::date::text) as days
    from platform.fact f
    join casework.seat s on s.case_id = f.chain_id and (s.person_id = f.actor_id or f.payload -> 'inPlaceOf' ? s.person_id::text)
      and s.from_on <= (f.at at time zone 'Europe/Warsaw')::date and (s.until_on is null or s.until_on >= (f.at at time zone 'Europe/Warsaw')::date)
    join institutions.institution i on i.id = s.institution_id and i.id = any (${named}::uuid[])
    where f.chain = 'case' and f.chain_id = ${known.file.id}::uuid and f.item_id is null and f.name like '%.looked' and f.at < ${at}
    group by i.short_name, s.role order by i.short_name, s.role`.execute(ctx.db)
  return rows.map(({ institution, role, days }) => ({
    label: sayRecipient({ t, locale }, known.model, institution, [role]),
    text: days.map((day) => showDate(LocalDate.parse(day))).join(', '),
  }))
}
