import { nameIn } from '#model'
import { showDate, useReader } from '#platform'
import { ButtonLink, Empty, Knot, Lines, Mark, Section, type Strand, Table, Tag } from '#platform/ui'
import { MayConsent } from '../authority/deciders.tsx'
import { ContactNotes } from '../compartments/contact-note.tsx'
import { SHIELD_LABELS } from '../compartments/shield-words.ts'
import { pasteHouseholdPath } from '../families/household/household-path.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { HistoryList } from '../timeline/history-list.tsx'
import { tabAddress } from './case-frame.tsx'
import type { Overview } from './overview.query.server.ts'

type Props = { readonly overview: Overview }

/** Who is with the family: one strand for each institution, and the same in a table. */
export function CaseTeam({ overview: { known, team, mayKeep, frame } }: Props) {
  const { t, locale } = useReader()
  const { model, file } = known
  const byInstitution = [...Map.groupBy(team, ({ institutionId }) => institutionId).values()]
  const strands = byInstitution.flatMap((seats): Strand[] => {
    const [first] = seats
    if (!first) return []
    const people = seats.map(({ person, role }) => `${person} (${nameIn(model.role(role).name, locale)})`)
    return [
      {
        sector: first.sector,
        name: first.shortName,
        person: first.person,
        state: first.hasAccounts ? 'member' : 'letter',
        details: people.join(', '),
      },
    ]
  })
  return (
    <Section
      id="team"
      title={t('casework.overview.team', { kind: frame.kind })}
      note={t('casework.overview.team_count', { count: byInstitution.length })}
      {...(mayKeep ? { link: { href: `/cases/${file.id}/team`, label: t('casework.team.change') } } : {})}
    >
      {strands.length === 0 ? (
        <Empty title={t('casework.overview.team_empty')} />
      ) : (
        <Knot
          code={frame.code}
          alt={t('casework.overview.team_alt', { count: byInstitution.length })}
          strands={strands}
        />
      )}
      {strands.length > 0 && (
        <p>
          <a href={`/cases/${file.id}/around`}>{t('casework.picture.team.link')}</a>
        </p>
      )}
    </Section>
  )
}

/** The persons the case is about, as far as the reader may know them. */
export function CasePeople({ overview }: Props) {
  const { t } = useReader()
  const { people, deciders, known, mayKeep } = overview
  const { file } = known
  if (people.length === 0 && !mayKeep) return null
  const at = `/cases/${file.id}/people`
  return (
    <Section
      id="people"
      title={t('casework.overview.people')}
      note={mayKeep && <a href={pasteHouseholdPath(file.id)}>{t('casework.household.title')}</a>}
      {...(mayKeep ? { link: { href: `${at}/new`, label: t('casework.person.enter.title') } } : {})}
    >
      {people.length === 0 && <Empty title={t('casework.overview.people_empty')} />}
      {people.length > 0 && <PeopleTable overview={overview} />}
      {people.some(({ identity }) => identity !== null) && (
        <p>
          <a href={`/cases/${file.id}/genogram`}>{t('casework.kinship.title')}</a>
        </p>
      )}
      <ContactNotes contacts={overview.contacts} />
      <WaysToShielded overview={overview} />
      {deciders.length > 0 && (
        <Lines
          items={deciders.map((one) => (
            <>
              {one.label}: <MayConsent caseId={file.id} one={one} mayKeep={mayKeep} />
            </>
          ))}
        />
      )}
    </Section>
  )
}

/** The ways to what is shielded, for those to whom it is open, and to the compartments of the family. */
function WaysToShielded({ overview: { opened, mayPart, people, known } }: Props) {
  const { t } = useReader()
  const { file } = known
  const links = opened
    .filter(({ state }) => state === 'current')
    .map(({ id, what, subjectId }) => {
      const person = people.find((one) => one.id === subjectId)
      return {
        href: `/cases/${file.id}/shields/${id}`,
        label: [t(SHIELD_LABELS[what]), person ? personLabel(person, file.code) : ''].filter(Boolean).join(': '),
      }
    })
  const all = mayPart ? [...links, { href: `/cases/${file.id}/apart`, label: t('casework.compartments.title') }] : links
  if (all.length === 0) return null
  return (
    <p class="fine no-print">
      {all.map(({ href, label }) => (
        <>
          <a href={href}>{label}</a>{' '}
        </>
      ))}
    </p>
  )
}

function PeopleTable({ overview: { people, known, mayKeep } }: Props) {
  const { t } = useReader()
  const { file } = known
  const at = `/cases/${file.id}/people`
  return (
    <Table
      caption={t('casework.overview.people')}
      columns={[
        { label: t('casework.person.who') },
        { label: t('casework.person.relation') },
        { label: t('casework.person.takes_part') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={people.map((one) => ({
        cells: [
          <>
            {personLabel(one, file.code)} {!one.adult && <Tag>{t('casework.person.child')}</Tag>}
            {one.leftOn && <Tag tone="line">{t('casework.person.left', { date: showDate(one.leftOn) })}</Tag>}
          </>,
          one.relation ?? '',
          one.takesPart === null
            ? t('casework.person.not_asked')
            : t(one.takesPart ? 'platform.word.yes' : 'platform.word.no'),
          mayKeep && (
            <ButtonLink href={`${at}/${one.id}`} small kind="quiet">
              {t('casework.person.correct.link')}
              <span class="vh">: {personLabel(one, file.code)}</span>
            </ButtonLink>
          ),
        ],
      }))}
    />
  )
}

/** Forms of the case, each in the version it was made with, by whom and about whom it is. */
export function FormsOfCase({ overview: { forms, known, team, people } }: Props) {
  const { t, locale } = useReader()
  const shown = forms.filter(({ state }) => state !== 'replaced')
  if (shown.length === 0) return null
  return (
    <Section id="forms" title={t('casework.overview.forms')} count={shown.length}>
      <Lines
        items={shown.map((one) => {
          const form = known.model.form.find(one.form)
          const writer = team.find(({ institutionId }) => institutionId === one.institution)
          const person = people.find(({ id }) => id === one.key)
          return (
            <>
              <a href={`/cases/${known.file.id}/forms/${one.id}`}>
                {form ? nameIn(form.name, locale) : one.form}
                {person && `: ${personLabel(person, known.file.code)}`}
              </a>{' '}
              {writer && <Mark sector={writer.sector} name={writer.shortName} />}{' '}
              <span class="fine">
                {one.completedOn
                  ? t('casework.form.completed_on', { date: showDate(one.completedOn) })
                  : t('casework.form.is_draft')}
              </span>{' '}
              {one.recorded?.fromPaper && <Tag tone="line">{t('casework.takeover.mark')}</Tag>}
            </>
          )
        })}
      />
    </Section>
  )
}

/** What happened lately. */
export function RecentHistory({ overview: { recent, known, frame } }: Props) {
  const { t } = useReader()
  if (recent.length === 0) return null
  return (
    <Section
      id="recent"
      title={t('casework.overview.recent')}
      link={{ href: tabAddress(frame.caseId, 'history'), label: t('casework.overview.whole_history') }}
    >
      <HistoryList model={known.model} entries={recent} />
    </Section>
  )
}

/** The way to the Blue Card pointer, for those alone who may open it. */
export function PointerLink({ overview: { mayOpenPointer, known } }: Props) {
  const { t } = useReader()
  if (!mayOpenPointer) return null
  return (
    <p class="fine no-print">
      <a href={`/cases/${known.file.id}/pointer`}>{t('casework.pointer.link')}</a>
    </p>
  )
}
