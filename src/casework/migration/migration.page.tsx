import { z } from 'zod'
import { type Change, nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, CaseName, Crumbs, Head, Job, KeyValues, Lines, Note, Section, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { LocalValues } from './local-values.tsx'
import { MIGRATIONS, migrationPath } from './migration-paths.ts'
import { type JudgedView, type MigrationView, migrationView } from './migration-view.query.server.ts'
import { changeInWords, STATE_WORDS, STAY_WORDS, VERDICT_WORDS } from './migration-words.ts'
import { answerQuestionPage } from './question.page.tsx'
import { assessAgainPage, callOffPage, carryOutPage } from './settle-migration.page.tsx'
import { undoMigrationPage } from './undo-migration.page.tsx'

export const OfMigration = z.object({ migrationId: z.uuid() })

/** A migration: what becomes of how many cases, which of them are the reader's to see, what is asked about them. */
export const migrationPage = page({
  path: '/migrations/:migrationId',
  params: OfMigration,
  act: 'casework.migration.read',
  looking: 'unrecorded',
  load: (ctx, { migrationId }) => migrationView(ctx, migrationId),
  title: ({ t, loaded }) => t('casework.migration.to', { version: loaded.ways.mapping.to }),
  view: ({ loaded, t, visitor: { locale } }) => {
    const { migration, ways, place } = loaded
    const title = t('casework.migration.to', { version: ways.mapping.to })
    return (
      <>
        <Crumbs items={[{ label: t('casework.migration.title'), href: MIGRATIONS }, { label: title }]} />
        <Stack>
          <Head title={title} over={nameIn(ways.to.document.name, locale)}>
            <Acts view={loaded} />
          </Head>
          <KeyValues
            items={[
              { term: t('casework.migration.unit'), value: place ? placeLabel(t, place) : migration.unitCode },
              { term: t('casework.migration.versions'), value: `${ways.mapping.from} → ${ways.mapping.to}` },
              { term: t('casework.migration.day'), value: showDate(migration.effectiveOn) },
              { term: t('casework.migration.state'), value: t(STATE_WORDS[migration.state]) },
            ]}
          />
          <Progress view={loaded} />
          <Outcome view={loaded} />
          <Changes view={loaded} />
          <LocalValues local={loaded.local} from={ways.from} />
          <Cases view={loaded} />
        </Stack>
      </>
    )
  },
})

type Props = { readonly view: MigrationView }

function Acts({ view: { migration, may } }: Props) {
  const { t } = useReader()
  if (!may) return null
  const at = { migrationId: migration.id }
  const planned = migration.state === 'planned'
  return (
    <>
      {planned && <ButtonLink href={assessAgainPage.at(at)}>{t('casework.migration.assess_again')}</ButtonLink>}
      {planned && <ButtonLink href={carryOutPage.at(at)}>{t('casework.migration.carry_out')}</ButtonLink>}
      {(planned || migration.state === 'assessing') && (
        <ButtonLink href={callOffPage.at(at)} kind="quiet">
          {t('casework.migration.call_off')}
        </ButtonLink>
      )}
    </>
  )
}

/** Work under way is shown as far as it came; the page may be closed and opened again. */
function Progress({ view: { migration } }: Props) {
  const { t } = useReader()
  if (migration.state !== 'assessing' && migration.state !== 'migrating') return null
  const { assessed, total } = migration
  return (
    <Job
      id="progress"
      title={t(STATE_WORDS[migration.state])}
      done={assessed}
      total={Math.max(total, 1)}
      text={t('casework.migration.progress', { assessed, total })}
    >
      <p>
        <a href={migrationPath(migration.id)}>{t('casework.migration.refresh')}</a>
      </p>
    </Job>
  )
}

const VERDICTS = ['unaffected', 'mapped', 'question', 'stays'] as const

function Outcome({ view: { counts } }: Props) {
  const { t } = useReader()
  if (counts.length === 0) return null
  const sum = (of: (one: MigrationView['counts'][number]) => boolean) =>
    counts.filter(of).reduce((all, { cases }) => all + cases, 0)
  return (
    <Section id="outcome" title={t('casework.migration.outcome')}>
      <Table
        caption={t('casework.migration.outcome')}
        columns={[
          { label: t('casework.migration.verdict') },
          { label: t('casework.migration.cases'), numeric: true },
          { label: t('casework.migration.carried'), numeric: true },
          { label: t('casework.migration.undone'), numeric: true },
        ]}
        rows={VERDICTS.map((verdict) => ({
          cells: [
            t(VERDICT_WORDS[verdict]),
            sum((one) => one.verdict === verdict),
            sum((one) => one.verdict === verdict && one.state === 'migrated'),
            sum((one) => one.verdict === verdict && one.state === 'undone'),
          ],
        }))}
      />
    </Section>
  )
}

function Changes({ view: { ways, touched } }: Props) {
  const { t, locale } = useReader()
  const said = ways.mapping.changes.flatMap((change) => {
    const words = changeInWords(change, ways, { t, locale })
    return words === '' ? [] : [{ change, words }]
  })
  return (
    <Section id="changes" title={t('casework.migration.changes')}>
      <Table
        caption={t('casework.migration.changes')}
        columns={[{ label: t('casework.migration.change') }, { label: t('casework.migration.cases'), numeric: true }]}
        rows={said.map(({ change, words }) => ({ cells: [words, touched.get(change.id) ?? 0] }))}
      />
      <p>
        <a href={`/handbook/${ways.mapping.model}/compare?from=${ways.mapping.from}&to=${ways.mapping.to}`}>
          {t('casework.migration.compare')}
        </a>
      </p>
    </Section>
  )
}

function Cases({ view }: Props) {
  const { t, locale } = useReader()
  const { cases, ways } = view
  if (cases.length === 0) return <Note kind="info" text={t('casework.migration.no_cases')} />
  const byId = new Map(ways.mapping.changes.map((change) => [change.id, change]))
  return (
    <Section id="cases" title={t('casework.migration.my_cases')} count={cases.length}>
      <Table
        caption={t('casework.migration.my_cases')}
        columns={[
          { label: t('casework.case.list.case') },
          { label: t('casework.case.list.stage') },
          { label: t('casework.migration.verdict') },
          { label: t('casework.migration.change') },
          { label: t('casework.migration.act') },
        ]}
        rows={cases.map((one) => ({
          state: one.open.length > 0 && one.state === 'planned' ? 'turn' : undefined,
          cells: [
            <a href={caseOverviewPath(one.caseId)}>
              <CaseName code={one.code} />
            </a>,
            nameIn(one.stage.model.stage(one.stage.id).name, locale),
            <VerdictOf judged={one} />,
            <Lines items={touching(one.changes, byId, (change) => changeInWords(change, ways, { t, locale }))} />,
            <ActOf judged={one} />,
          ],
        }))}
      />
    </Section>
  )
}

const touching = (
  ids: readonly string[],
  byId: ReadonlyMap<string, Change>,
  say: (change: Change) => string,
): readonly string[] =>
  ids.flatMap((id) => {
    const change = byId.get(id)
    return change ? [say(change)] : []
  })

function VerdictOf({ judged }: { readonly judged: JudgedView }) {
  const { t } = useReader()
  if (judged.state === 'undone')
    return <>{t('casework.migration.undone_on', { date: judged.undoneOn ? showDate(judged.undoneOn) : '' })}</>
  if (judged.state === 'migrated')
    return <>{t('casework.migration.carried_on', { date: judged.migratedOn ? showDate(judged.migratedOn) : '' })}</>
  const why = judged.why === null ? undefined : STAY_WORDS[judged.why]
  return (
    <>
      {t(VERDICT_WORDS[judged.verdict])}
      {why && <span class="fine"> {t(why)}</span>}
    </>
  )
}

function ActOf({ judged }: { readonly judged: JudgedView }) {
  const { t } = useReader()
  if (judged.state === 'planned' && judged.open.length > 0) {
    return (
      <ButtonLink small href={answerQuestionPage.at({ judgedId: judged.id })}>
        {t('casework.migration.answer')}
      </ButtonLink>
    )
  }
  if (judged.state !== 'migrated') return null
  if (judged.undoAsked) return <>{t('casework.migration.undo_asked')}</>
  return (
    <ButtonLink small kind="quiet" href={undoMigrationPage.at({ judgedId: judged.id })}>
      {t('casework.migration.undo')}
    </ButtonLink>
  )
}
