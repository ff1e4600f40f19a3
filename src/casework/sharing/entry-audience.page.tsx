import { z } from 'zod'
import { page, showInstant, useReader } from '#platform'
import { ButtonLink, Head, Stack, Table } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { chooseDisclosurePage } from './choose-disclosure.page.tsx'
import { categoryName } from './sharing-words.ts'
import { audienceOf, type EntryAudience } from './why-seen.query.server.ts'
import { sayWhy } from './why-seen.tsx'

/** Who sees one entry and why, person by person; from here its author shows it to somebody else. */
export const entryAudiencePage = page({
  path: '/cases/:caseId/sharing/entries/:itemId',
  params: OfCase.extend({ itemId: z.uuid() }),
  act: 'casework.entry.audience',
  load: async (ctx, { caseId, itemId }) => {
    const audience = await audienceOf(ctx, caseId, itemId)
    return { audience, frame: await caseFrame(ctx, audience.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.entry.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { audience, frame } }) => <Audience audience={audience} frame={frame} />,
})

type Part = { readonly audience: EntryAudience; readonly frame: Awaited<ReturnType<typeof caseFrame>> }

function Audience({ audience: { known, category, author, at, itemId, mine, people }, frame }: Part) {
  const { t, locale } = useReader()
  const title = t('casework.sharing.entry.title')
  const name = categoryName(known.model, category, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={title} />
      <Head
        title={title}
        lead={t('casework.sharing.entry.lead', { category: name, author: author.shortName, at: showInstant(at) })}
      >
        {mine && (
          <ButtonLink href={chooseDisclosurePage.at({ caseId: frame.caseId }, { entry: itemId })}>
            {t('casework.sharing.entry.share')}
          </ButtonLink>
        )}
      </Head>
      <Table
        caption={title}
        columns={[{ label: t('casework.sharing.entry.person') }, { label: t('casework.sharing.entry.why') }]}
        rows={people.map(({ name: worker, institution, whys }) => ({
          cells: [
            `${worker} (${institution.shortName})`,
            sayWhy({ t, locale }, whys).map((sentence) => <p>{sentence}</p>),
          ],
        }))}
      />
    </Stack>
  )
}
