import { Forbidden, NotFound } from '#kernel'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Note, RadioGroup, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { FORM_REFUSALS } from '../forms/form-view.tsx'
import { type Candidate, type NeedPage, needPageOf } from './candidates.query.server.ts'
import { chooseService, leaveUnmet } from './choose-service.server.ts'
import { askedAs } from './need.domain.ts'
import { ChooseInput, OfNeed, OfService, UnmetInput } from './need.schema.ts'
import { needPath } from './need-paths.ts'
import { outcomeSentence, reasonsOf } from './need-words.ts'

const readChoice = fields(ChooseInput)
const readUnmet = fields(UnmetInput)
const REFUSALS = {
  ...FORM_REFUSALS,
  no_basket: 'casework.needs.no_place',
  basket_full: 'casework.needs.basket_full',
  unknown_source: 'platform.form.not_offered',
  why_missing: 'casework.needs.why_missing',
  need_over: 'casework.needs.is_over',
  case_closed: 'casework.case.closed',
} as const

/** Choosing a service for a need: it goes into the basket that is being written. */
export const chooseServicePage = page({
  path: '/cases/:caseId/needs/:needId/services/:serviceId',
  params: OfService,
  act: 'casework.service.choose',
  load: async (ctx, { caseId, needId, serviceId }) => {
    const loaded = await needPageOf(ctx, caseId, needId)
    if (!loaded.mayChoose) throw new Forbidden('casework.service.choose')
    const candidate = loaded.candidates.find(({ service }) => service.id === serviceId)
    if (!candidate) throw new NotFound('candidate')
    return { ...loaded, candidate }
  },
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.choose'),
  form: readChoice,
  submit: (ctx, input) => chooseService(ctx, input),
  refusals: REFUSALS,
  then: ({ value, params }) => ({ to: `/cases/${params.caseId}/forms/${value}`, flash: 'casework.needs.chosen' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <Choice loaded={loaded} form={form} />,
})

type Form = Parameters<typeof FormPage>[0]['form']

function Choice({ loaded, form }: { readonly loaded: NeedPage & { candidate: Candidate }; readonly form: Form }) {
  const { t } = useReader()
  const { frame, need, sources } = loaded
  const { service, judged, outcomes, free } = loaded.candidate
  const reasons = reasonsOf(t, judged, service.entry, free)
  const past = outcomeSentence(t, outcomes)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.needs.choose')} />}
      over={need.words}
      title={t('casework.needs.choose_one', { name: service.entry.name })}
      lead={t('casework.needs.choose_lead')}
    >
      <Reason title={t('casework.needs.for')} lines={[...reasons.for, ...(past ? [past] : [])]} />
      <Reason title={t('casework.needs.against')} lines={reasons.against} />
      <Reason title={t('casework.needs.ask')} lines={reasons.ask} />
      <Reason title={t('casework.needs.bring')} lines={service.entry.documents} />
      {judged.eligible === 'no' && <Note kind="turn" text={t('casework.needs.not_for')} />}
      <RadioGroup
        name="source"
        label={t('casework.needs.source')}
        hint={t('casework.needs.sources_note')}
        options={sources.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextArea name="why" label={t('casework.needs.why')} hint={t('casework.needs.why_hint')} optional />
      <ActionsBar>
        <Button>{t('casework.needs.to_basket')}</Button>
        <a href={needPath.one(frame.caseId, need.id)}>{t('casework.needs.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function Reason({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </>
  )
}

/** Saying that there is no service for a need, and why: the gmina counts it without a name. */
export const leaveUnmetPage = page({
  path: '/cases/:caseId/needs/:needId/unmet',
  params: OfNeed,
  act: 'casework.need.leave_unmet',
  load: async (ctx, { caseId, needId }) => {
    const loaded = await needPageOf(ctx, caseId, needId)
    if (!loaded.mayChoose) throw new Forbidden('casework.service.choose')
    return { ...loaded, whys: askedAs(loaded.known.model.findFormOf('basket'), 'unmet.why')?.field.options ?? [] }
  },
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.no_service'),
  form: readUnmet,
  submit: (ctx, input) => leaveUnmet(ctx, input),
  refusals: REFUSALS,
  then: ({ value, params }) => ({ to: `/cases/${params.caseId}/forms/${value}`, flash: 'casework.needs.left_unmet' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ t, form, loaded: { frame, need, whys } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.needs.no_service')} />}
      over={need.words}
      title={t('casework.needs.no_service')}
      lead={t('casework.needs.unmet_lead')}
    >
      <RadioGroup
        name="why"
        label={t('casework.needs.what_lacks')}
        options={whys.map(({ id, label }) => ({ value: id, label }))}
      />
      <ActionsBar>
        <Button>{t('casework.needs.to_basket')}</Button>
        <a href={needPath.one(frame.caseId, need.id)}>{t('casework.needs.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
