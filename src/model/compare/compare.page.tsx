import { page, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  FormContext,
  type FormState,
  Head,
  Note,
  Section,
  Select,
  Stack,
} from '#platform/ui'
import type { Model } from '../definition/model.domain.ts'
import { type Evidence, evidenceOf } from '../evidence/evidence.query.server.ts'
import { EvidenceBeside } from '../evidence/evidence-beside.tsx'
import { nameIn } from '../name-in.ts'
import { compareVersions } from './compare.domain.ts'
import { type ComparedVersions, versionKey, versionsToCompare } from './compared-versions.query.server.ts'
import { comparisonPrint, sidesOf } from './comparison-print.ts'
import { ComparisonView } from './comparison-view.tsx'

type Loaded = ComparedVersions & {
  readonly onlyChanges: boolean
  /** What practice was under the older version, for those who may read it. */
  readonly evidence: Evidence
}

/** Two published versions side by side, for everybody. */
export const comparePage = page({
  path: '/handbook/:modelId/compare',
  act: 'model.handbook.compare',
  looking: 'public',
  open: 'public',
  load: async (ctx, { modelId }, { from, to, show }): Promise<Loaded> => {
    const compared = await versionsToCompare(ctx, modelId, { from, to })
    const before = (compared.from ?? compared.to).document
    return { ...compared, onlyChanges: show !== 'all', evidence: await evidenceOf(ctx, before.id, before.version) }
  },
  title: ({ t }) => t('model.compare.page.title'),
  view: ({ loaded, form }) => <Compared {...loaded} form={form} />,
})

function Compared({ listed, from, to, onlyChanges, evidence, form }: Loaded & { readonly form: FormState }) {
  const { t, locale } = useReader()
  const called = ({ document: { name, version } }: Model) =>
    t('model.compare.page.version', { name: nameIn(name, locale), version })
  const different = from !== null && from !== to
  const title = different
    ? t('model.compare.page.between', { from: called(from), to: called(to) })
    : t('model.compare.page.title')
  return (
    <Stack>
      <Head title={title} lead={t('model.compare.page.lead')}>
        {different && <Ways from={from} to={to} onlyChanges={onlyChanges} />}
      </Head>
      {to.document.disclaimer && (
        <Note kind="info" title={t('model.handbook.disclaimer')} text={nameIn(to.document.disclaimer, locale)} />
      )}
      {from === to && <Note kind="turn" text={t('model.compare.page.same')} />}
      <Choose listed={listed} from={from} to={to} form={form} called={called} />
      {different && (
        <ComparisonView
          comparison={compareVersions(from.document, to.document)}
          onlyChanges={onlyChanges}
          beside={(clause) => <EvidenceBeside model={from} figures={evidence.get(clause) ?? []} months={1} />}
        />
      )}
    </Stack>
  )
}

type Sides = { readonly from: Model; readonly to: Model }

function Ways({ from, to, onlyChanges }: Sides & { readonly onlyChanges: boolean }) {
  const { t } = useReader()
  const query = { from: versionKey(from), to: versionKey(to), ...(onlyChanges ? { show: 'all' } : {}) }
  return (
    <>
      <ButtonLink href={comparePage.at({ modelId: to.document.id }, query)}>
        {t(onlyChanges ? 'model.compare.page.all' : 'model.compare.page.changes')}
      </ButtonLink>
      <ButtonLink href={comparisonPrint.at(sidesOf(from, to))}>{t('model.compare.page.pdf')}</ButtonLink>
      <ButtonLink href={comparisonPrint.docxAt(sidesOf(from, to))}>{t('model.compare.page.docx')}</ButtonLink>
    </>
  )
}

type ChooseProps = Pick<ComparedVersions, 'listed' | 'from' | 'to'> & {
  readonly form: FormState
  readonly called: (model: Model) => string
}

function Choose({ listed, from, to, form, called }: ChooseProps) {
  const { t } = useReader()
  const options = listed.map((model) => ({ value: versionKey(model), label: called(model) }))
  const values = { from: from ? versionKey(from) : '', to: versionKey(to) }
  return (
    <Section id="choose" title={t('model.compare.page.choose')}>
      <FormContext.Provider value={{ ...form, values, errors: {} }}>
        <form class="form" method="get" action={comparePage.at({ modelId: to.document.id })}>
          <Select name="from" label={t('model.compare.page.from')} options={options} />
          <Select name="to" label={t('model.compare.page.to')} options={options} />
          <ActionsBar>
            <Button>{t('model.compare.page.compare')}</Button>
          </ActionsBar>
        </form>
      </FormContext.Provider>
    </Section>
  )
}
