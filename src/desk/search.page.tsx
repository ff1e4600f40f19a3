import { caseOverviewPath, SEARCH_LIMITS } from '#casework'
import { type CasesFound, type CasesRefused, searchMyCases } from '#casework/server'
import { searchInstitutions } from '#institutions/server'
import { clean, type MessageKey, page, type Say, textOf, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  CaseName,
  Empty,
  Form,
  type FormState,
  Head,
  Lines,
  Note,
  Prov,
  Section,
  Tag,
  TextField,
  WHOLE_FORM,
} from '#platform/ui'

type Institutions = Awaited<ReturnType<typeof searchInstitutions>>
type Searched = {
  readonly found: (CasesFound & { readonly institutions: Institutions }) | null
  readonly errors: Readonly<Record<string, Say>>
}

const REFUSALS: Readonly<Record<CasesRefused, MessageKey>> = {
  too_short: 'desk.search.too_short',
  part_of_number: 'desk.search.part_of_number',
  wrong_number: 'desk.search.wrong_number',
  one_thing: 'desk.search.one_thing',
  too_often: 'desk.search.too_often',
}
const LONGEST = 120

async function search(ctx: Ctx, text: string): Promise<Searched> {
  const done = await searchMyCases(ctx, text)
  if (!done.ok) {
    const field = done.refusal === 'too_often' ? WHOLE_FORM : 'q'
    return { found: null, errors: { [field]: { key: REFUSALS[done.refusal] } } }
  }
  // A PESEL is asked for where it is kept sealed, and nowhere else.
  const institutions = done.value.kind === 'words' ? await searchInstitutions(ctx, { text }) : []
  return { found: { ...done.value, institutions }, errors: {} }
}

/**
 * Search within what I may see: cases by code, name or PESEL, institutions by name. Posted, so that nothing of it ever stands in an address;
 * a number that was found by is not shown again.
 */
export const searchPage = page({
  path: '/search',
  act: 'desk.search.read',
  // Each search is put on the record of whoever searches; the empty page shows nothing.
  looking: 'unrecorded',
  load: async (): Promise<Searched> => ({ found: null, errors: {} }),
  asks: (ctx, posted) => search(ctx, clean(textOf(posted, 'q')).slice(0, LONGEST)),
  title: ({ t }) => t('desk.search.title'),
  view: ({ t, form, loaded: { found, errors } }) => {
    const said = Object.entries(errors).map(([name, { key, params }]) => [name, t(key, params)] as const)
    const values = found?.kind === 'number' ? {} : form.values
    return (
      <>
        <Head title={t('desk.search.title')} />
        <SearchForm form={{ ...form, values, errors: Object.fromEntries(said) }} />
        {found && <Results found={found} />}
      </>
    )
  },
})

function SearchForm({ form }: { readonly form: FormState }) {
  const { t } = useReader()
  return (
    <Form state={form} guard={false}>
      <TextField name="q" label={t('desk.search.label')} hint={t('desk.search.hint')} autocomplete="off" width="m" />
      <Prov>{t('desk.search.limits', SEARCH_LIMITS)}</Prov>
      <ActionsBar>
        <Button icon="search">{t('desk.search.submit')}</Button>
      </ActionsBar>
    </Form>
  )
}

function Results({ found }: { readonly found: NonNullable<Searched['found']> }) {
  const { t } = useReader()
  const { cases, more, institutions } = found
  if (cases.length === 0 && institutions.length === 0) {
    return (
      <Empty title={t('desk.search.nothing')}>
        <p>{t('desk.search.nothing.text')}</p>
      </Empty>
    )
  }
  return (
    <>
      {cases.length > 0 && (
        <Section id="cases" title={t('desk.search.cases')} {...(more ? {} : { count: cases.length })}>
          {more && <Note kind="info" text={t('desk.search.more', { count: cases.length })} />}
          <Lines
            items={cases.map((one) => (
              <>
                <a href={caseOverviewPath(one.id)}>
                  <CaseName code={one.code} />
                </a>{' '}
                <Prov>{one.names}</Prov> {one.closed && <Tag>{t('desk.search.closed')}</Tag>}
              </>
            ))}
          />
        </Section>
      )}
      {institutions.length > 0 && (
        <Section id="institutions" title={t('desk.search.institutions')} count={institutions.length}>
          <Lines items={institutions.map((one) => <a href={`/institutions/${one.id}`}>{one.name}</a>)} />
        </Section>
      )}
    </>
  )
}
