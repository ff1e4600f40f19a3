import { caseOverviewPath } from '#casework'
import { searchMyCases } from '#casework/server'
import { searchInstitutions } from '#institutions/server'
import { clean, page, textOf } from '#platform'
import { ActionsBar, Button, CaseName, Empty, Form, Head, Lines, Prov, Section, Tag, TextField } from '#platform/ui'

type Found = {
  readonly asked: boolean
  readonly cases: Awaited<ReturnType<typeof searchMyCases>>
  readonly institutions: Awaited<ReturnType<typeof searchInstitutions>>
}

/** Search within what I may see: cases by code or name, institutions by name. Posted, so that no name ever stands in an address. */
export const searchPage = page({
  path: '/search',
  act: 'desk.search.read',
  looking: 'unrecorded',
  title: ({ t }) => t('desk.search.title'),
  load: async (): Promise<Found> => ({ asked: false, cases: [], institutions: [] }),
  asks: async (ctx, posted) => {
    const text = clean(textOf(posted, 'q')).slice(0, 80)
    return { asked: true, cases: await searchMyCases(ctx, text), institutions: await searchInstitutions(ctx, { text }) }
  },
  view: ({ t, form, loaded: { asked, cases, institutions } }) => (
    <>
      <Head title={t('desk.search.title')} />
      <Form state={form} guard={false}>
        <TextField name="q" label={t('desk.search.label')} hint={t('desk.search.hint')} autocomplete="off" width="m" />
        <ActionsBar>
          <Button icon="search">{t('desk.search.submit')}</Button>
        </ActionsBar>
      </Form>
      {asked && cases.length === 0 && institutions.length === 0 && (
        <Empty title={t('desk.search.nothing')}>
          <p>{t('desk.search.nothing.text')}</p>
        </Empty>
      )}
      {cases.length > 0 && (
        <Section id="cases" title={t('desk.search.cases')} count={cases.length}>
          <Lines
            items={cases.map((found) => (
              <>
                <a href={caseOverviewPath(found.id)}>
                  <CaseName code={found.code} />
                </a>{' '}
                <Prov>{found.names}</Prov> {found.closed && <Tag>{t('desk.search.closed')}</Tag>}
              </>
            ))}
          />
        </Section>
      )}
      {institutions.length > 0 && (
        <Section id="institutions" title={t('desk.search.institutions')} count={institutions.length}>
          <Lines items={institutions.map((found) => <a href={`/institutions/${found.id}`}>{found.name}</a>)} />
        </Section>
      )}
    </>
  ),
})
