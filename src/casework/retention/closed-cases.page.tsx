import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { filePlanPath, OfInstitution, ProtectionCrumbs } from '#protection'
import { institutionFor } from '#protection/server'
import { byWhatToDo, type ClosedCase, retentionOf } from './closed-case.domain.ts'
import { closedCases } from './closed-case.query.server.ts'
import { stateOf } from './destruction.domain.ts'
import { type DestructionShown, destructionsOf } from './destruction.query.server.ts'
import { proposeDestructionPage } from './propose-destruction.page.tsx'
import { closedCasePath, destructionPath } from './retention-paths.ts'
import { classMark, dayOr, LIST_WORDS, STATE_TONE, STATE_WORDS } from './retention-words.ts'

/** More than anybody reads at once; those that ask for something stand first. */
const SHOWN = 200

/** Closed cases of an institution by code: in which class each is kept, until when, and which may be destroyed now. */
export const closedCasesPage = page({
  path: '/protection/:institutionId/closed-cases',
  params: OfInstitution,
  act: 'casework.retention.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'consult'),
    cases: byWhatToDo(await closedCases(ctx, institutionId), ctx.today),
    lists: await destructionsOf(ctx, institutionId),
    today: ctx.today,
  }),
  title: ({ t }) => t('casework.retention.title'),
  view: ({ loaded: { institution, cases, lists, today }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('casework.retention.title')} />
      <Stack>
        <Head title={t('casework.retention.title')} over={institution.name} lead={t('casework.retention.lead')}>
          {cases.some((one) => one.mine && retentionOf(one, today).state === 'due') && (
            <ButtonLink href={proposeDestructionPage.at({ institutionId: institution.id })}>
              {t('casework.destruction.propose')}
            </ButtonLink>
          )}
          <ButtonLink href={filePlanPath(institution.id)}>{t('protection.file_plan.title')}</ButtonLink>
        </Head>
        {cases.length === 0 ? <Empty title={t('casework.retention.empty')} /> : <Cases cases={cases} today={today} />}
        {lists.length > 0 && <Lists lists={lists} />}
      </Stack>
    </>
  ),
})

function Cases({ cases, today }: { cases: readonly ClosedCase[]; today: ClosedCase['closedOn'] }) {
  const { t } = useReader()
  return (
    <>
      {cases.length > SHOWN && <p>{t('casework.retention.more', { shown: SHOWN, all: cases.length })}</p>}
      <Table
        caption={t('casework.retention.title')}
        columns={[
          { label: t('casework.retention.case') },
          { label: t('casework.retention.closed_on') },
          { label: t('casework.retention.class') },
          { label: t('casework.retention.destroy_from') },
          { label: t('casework.retention.stands') },
        ]}
        rows={cases.slice(0, SHOWN).map((one) => {
          const { state, from } = retentionOf(one, today)
          const tone = STATE_TONE[state]
          return {
            state: state === 'due' ? ('turn' as const) : undefined,
            cells: [
              <a href={closedCasePath(one.institutionId, one.caseId)}>{one.code}</a>,
              showDate(one.closedOn),
              classMark(one),
              dayOr(from, '–'),
              <Tag {...(tone ? { tone } : {})}>{t(STATE_WORDS[state])}</Tag>,
            ],
          }
        })}
      />
    </>
  )
}

function Lists({ lists }: { lists: readonly DestructionShown[] }) {
  const { t } = useReader()
  return (
    <Section id="lists" title={t('casework.destruction.lists')} count={lists.length}>
      <Lines
        items={lists.map((list) => (
          <>
            <a href={destructionPath(list.institutionId, list.id)}>
              {t('casework.destruction.number', { no: list.no })}
            </a>
            <p class="fine">
              {t('casework.destruction.summary', {
                day: showDate(list.proposedOn),
                count: list.entries.length,
                state: t(LIST_WORDS[stateOf(list)]),
              })}
            </p>
          </>
        ))}
      />
    </Section>
  )
}
