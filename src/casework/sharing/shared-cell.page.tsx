import { InstitutionId } from '#kernel'
import { nameIn } from '#model'
import { line, page, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { lookAsAddress } from '../preview/look-as-address.ts'
import { disclosePage } from './disclose.page.tsx'
import { type SharedCell, sharedCellOf } from './ledger-page.query.server.ts'
import { LedgerTable } from './ledger-table.tsx'
import { categoryName, sayRecipient } from './sharing-words.ts'

/** Everything about one institution and one category: who sees it there, how much, why, until when, and what is over. */
export const sharedCellPage = page({
  path: '/cases/:caseId/sharing/to/:institutionId/:category',
  params: OfCase.extend({ institutionId: InstitutionId, category: line(100) }),
  act: 'casework.ledger.look',
  load: async (ctx, params) => {
    const cell = await sharedCellOf(ctx, params)
    return { cell, frame: await caseFrame(ctx, cell.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.cell.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { cell, frame } }) => <Cell cell={cell} frame={frame} />,
})

type Part = { readonly cell: SharedCell }

function Cell({ cell, frame }: Part & { readonly frame: Awaited<ReturnType<typeof caseFrame>> }) {
  const { t, locale } = useReader()
  const { known, side, category, current, past } = cell
  const name = categoryName(known.model, category, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={`${side.shortName}: ${name}`} />
      <Head title={`${side.shortName}: ${name}`} lead={t('casework.sharing.cell.lead')} />
      <Section
        id="now"
        title={t('casework.sharing.ledger.sees', { institution: side.shortName })}
        count={current.length}
      >
        {current.length > 0 ? (
          <LedgerTable caption={name} known={known} entries={current} />
        ) : (
          <Empty title={t('casework.sharing.cell.nothing')} />
        )}
        <ShowMore cell={cell} />
      </Section>
      <Who cell={cell} />
      {past.length > 0 && (
        <Section id="past" title={t('casework.sharing.ledger.history')} count={past.length}>
          <LedgerTable caption={t('casework.sharing.ledger.history')} known={known} entries={past} />
        </Section>
      )}
    </Stack>
  )
}

function ShowMore({ cell: { known, side, category, mayShowTo } }: Part) {
  const { t, locale } = useReader()
  if (mayShowTo.length === 0) return null
  return (
    <Buttons>
      {mayShowTo.map((role) => (
        <ButtonLink href={disclosePage.at({ caseId: known.file.id, institutionId: side.id, role, category })}>
          {t('casework.sharing.cell.show', {
            recipient: sayRecipient({ t, locale }, known.model, side.shortName, [role]),
          })}
        </ButtonLink>
      ))}
    </Buttons>
  )
}

/** The people there, each with the way to look at the case with their eyes. */
function Who({ cell: { known, side, workers, canDisclose } }: Part) {
  const { t, locale } = useReader()
  if (workers.length === 0) return null
  return (
    <Section id="who" title={t('casework.sharing.cell.who', { institution: side.shortName })}>
      <Lines
        items={workers.map(({ personId, name, role }) => (
          <>
            {name}, {nameIn(known.model.role(role).name, locale)}
            {canDisclose && (
              <>
                {' · '}
                <a href={lookAsAddress(known.file.id, personId, 'overview')}>
                  {t('casework.look_as.choose')}
                  <span class="vh">: {name}</span>
                </a>
              </>
            )}
          </>
        ))}
      />
    </Section>
  )
}
