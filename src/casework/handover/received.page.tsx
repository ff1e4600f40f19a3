import { nameIn } from '#model'
import { page, showDate, showInstant, useReader } from '#platform'
import { Empty, Head, Prov, Section, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { contactWords } from './handover-words.ts'
import { type Received, receivedIn } from './received.query.server.ts'

/** What the team of another gmina showed us of the case that we took over. */
export const receivedPage = page({
  path: '/cases/:caseId/received',
  params: OfCase,
  act: 'casework.handover.receive',
  needsNames: true,
  load: (ctx, { caseId }) => receivedIn(ctx, caseId),
  looking: look('casework.handover.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.handover.received.title', { unit: loaded.names.fromUnit }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, loaded }) => {
    const title = t('casework.handover.received.title', { unit: loaded.names.fromUnit })
    return (
      <>
        <CaseCrumbs frame={loaded.frame} here={title} />
        <Head title={title} lead={t('casework.handover.received.lead', { code: loaded.handover.caseCode })} />
        <Entries loaded={loaded} />
      </>
    )
  },
})

function Entries({ loaded: { entries, names } }: { readonly loaded: Received }) {
  const { t, locale } = useReader()
  if (entries.length === 0)
    return <Empty title={t('casework.handover.received.empty', { contact: contactWords(t, names.sender) })} />
  return (
    <Stack>
      {entries.map(({ category, ground, words, on, until }, index) => (
        <Section id={`part-${index + 1}`} title={nameIn(category, locale)}>
          {words.split('\n').map((line) => (
            <p>{line}</p>
          ))}
          <Prov>
            {t('casework.handover.received.until', {
              date: showInstant(on),
              until: showDate(until),
              ground: nameIn(ground, locale),
            })}
          </Prov>
        </Section>
      ))}
    </Stack>
  )
}
