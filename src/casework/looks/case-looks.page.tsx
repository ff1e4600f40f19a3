import { z } from 'zod'
import { InstitutionId, PersonId } from '#kernel'
import { nameIn } from '#model'
import { fields, optionalChoice, optionalDay, type Posted, page, type Say, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  Empty,
  ErrorSummary,
  Form,
  FormContext,
  Head,
  Note,
  Select,
  Stack,
  Table,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { factSentence } from '../timeline/fact-sentence.ts'
import { type CaseLooks, looksAtCase } from './case-looks.query.server.ts'
import { BASIS_LABELS } from './look-words.ts'

const readAsked = fields(
  z.object({
    personId: optionalChoice(PersonId),
    institutionId: optionalChoice(InstitutionId),
    from: optionalDay,
    until: optionalDay,
  }),
)
type Loaded = CaseLooks & { readonly errors: Readonly<Record<string, Say>> }

/** Who looked at a case, when, as what and on which basis: for those who keep it, with a search by worker, institution and days. */
export const caseLooksPage = page({
  path: '/cases/:caseId/looks',
  params: OfCase,
  act: 'casework.looks.read',
  load: async (ctx, { caseId }): Promise<Loaded> => ({ ...(await looksAtCase(ctx, caseId)), errors: {} }),
  looking: look('casework.looks.looked'),
  scope,
  asks: async (ctx, posted: Posted, { caseId }) => {
    const asked = readAsked(posted)
    const found = await looksAtCase(ctx, caseId, asked.ok ? asked.value : {})
    return { ...found, errors: asked.ok ? {} : asked.errors }
  },
  title: ({ t, loaded }) => t('casework.looks.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="history" />,
  view: ({ t, form, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.looks.title')} />
      <FormContext.Provider value={{ ...form, errors: said(loaded.errors, t) }}>
        <ErrorSummary />
        <Head title={t('casework.looks.title')} lead={t('casework.looks.lead')}>
          <ButtonLink href={`/cases/${loaded.frame.caseId}/emergency`} kind="quiet">
            {t('casework.emergency.list')}
          </ButtonLink>
        </Head>
        <Form errorSummary="elsewhere" guard={false}>
          <Select name="personId" label={t('casework.looks.person')} options={loaded.people} optional />
          <Select name="institutionId" label={t('casework.looks.institution')} options={loaded.institutions} optional />
          <DateField name="from" label={t('casework.looks.from')} optional />
          <DateField name="until" label={t('casework.looks.until')} optional />
          <ActionsBar>
            <Button icon="search">{t('casework.looks.search')}</Button>
          </ActionsBar>
        </Form>
      </FormContext.Provider>
      <Looks loaded={loaded} />
    </Stack>
  ),
})

const said = (errors: Loaded['errors'], t: ReturnType<typeof useReader>['t']) =>
  Object.fromEntries(Object.entries(errors).map(([name, { key, params }]) => [name, t(key, params)]))

function Looks({ loaded: { looks, model, more } }: { readonly loaded: Loaded }) {
  const { t, locale } = useReader()
  if (looks.length === 0) return <Empty title={t('casework.looks.none')} />
  return (
    <>
      {more && <Note kind="info" text={t('casework.looks.more', { count: looks.length })} />}
      <Table
        caption={t('casework.looks.title')}
        columns={[
          { label: t('casework.looks.person') },
          { label: t('casework.looks.at') },
          { label: t('casework.looks.what') },
          { label: t('casework.looks.basis') },
        ]}
        rows={looks.map(({ person, institution, at, name, payload, role, basis }) => ({
          cells: [
            institution ? `${person} (${institution})` : person,
            showInstant(at),
            factSentence(t, name, payload),
            [role && nameIn(model.role(role).name, locale), t(BASIS_LABELS[basis])].filter(Boolean).join(', '),
          ],
        }))}
      />
    </>
  )
}
