import { LANGUAGES } from '#directory'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, NumberField, RadioGroup, Select, TextArea, YesNo } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { NEED_WEIGHTS } from './need.domain.ts'
import { NeedInput, OfNeed, WHOLE } from './need.schema.ts'
import { needPath } from './need-paths.ts'
import { WEIGHT_WORDS } from './need-words.ts'
import { type NeedToWrite, needToWrite } from './needs.query.server.ts'
import { writeNeed } from './write-need.server.ts'

const readNeed = fields(NeedInput)
const REFUSALS = {
  unknown_person: 'platform.form.not_offered',
  unknown_area: 'platform.form.not_offered',
  no_place: 'casework.needs.no_place',
  day_ahead: 'casework.day_ahead',
  case_closed: 'casework.case.closed',
} as const

/** Writing down what somebody of the family needs. */
export const writeNeedPage = page({
  path: '/cases/:caseId/needs/new',
  params: OfCase,
  act: 'casework.need.write',
  load: (ctx, { caseId }) => needToWrite(ctx, caseId, null),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.add'),
  form: readNeed,
  submit: (ctx, input) => writeNeed(ctx, input),
  refusals: REFUSALS,
  then: ({ value, params }) => ({ to: needPath.one(params.caseId, value), flash: 'casework.needs.written' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <NeedForm loaded={loaded} form={form} />,
})

/** Writing a need anew, or that nobody looks for anything any more. */
export const changeNeedPage = page({
  path: '/cases/:caseId/needs/:needId/change',
  params: OfNeed,
  act: 'casework.need.change',
  load: (ctx, { caseId, needId }) => needToWrite(ctx, caseId, needId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.change'),
  initial: ({ need }) =>
    need
      ? {
          who: need.subjectId ?? WHOLE,
          words: need.words,
          weight: need.weight,
          kind: need.area === null ? `goods:${need.goods}` : `area:${need.area}`,
          units: String(need.units),
          periods: String(need.periods),
          language: need.language ?? '',
          since: showDate(need.since),
          over: need.over ? 'yes' : 'no',
        }
      : {},
  form: readNeed,
  submit: (ctx, input) => writeNeed(ctx, input),
  refusals: REFUSALS,
  then: ({ value, params }) => ({ to: needPath.one(params.caseId, value), flash: 'casework.needs.written' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <NeedForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: NeedToWrite; readonly form: Parameters<typeof FormPage>[0]['form'] }

function NeedForm({ loaded: { frame, need, people, areas, goods }, form }: Props) {
  const { t } = useReader()
  const title = t(need ? 'casework.needs.change' : 'casework.needs.add')
  return (
    <FormPage form={form} crumbs={<CaseCrumbs frame={frame} here={title} />} over={frame.code} title={title}>
      <RadioGroup
        name="who"
        label={t('casework.needs.who')}
        options={[
          ...people.map(({ id, label }) => ({ value: id, label })),
          { value: WHOLE, label: t('casework.plan.whole_family', { kind: frame.kind }) },
        ]}
      />
      <TextArea name="words" label={t('casework.needs.words')} hint={t('casework.needs.words_hint')} />
      <Select
        name="kind"
        label={t('casework.needs.kind')}
        options={[
          ...areas.map(({ id, label }) => ({ value: `area:${id}`, label })),
          ...goods.map(({ id, label }) => ({ value: `goods:${id}`, label: t('casework.needs.thing', { label }) })),
        ]}
      />
      <RadioGroup
        name="weight"
        label={t('casework.needs.weight')}
        hint={t('casework.needs.weight_hint')}
        options={NEED_WEIGHTS.map((value) => ({ value, label: t(WEIGHT_WORDS[value]) }))}
      />
      <NumberField name="units" label={t('casework.needs.units')} hint={t('casework.needs.units_hint')} optional />
      <NumberField
        name="periods"
        label={t('casework.needs.periods')}
        hint={t('casework.needs.periods_hint')}
        optional
      />
      <Select
        name="language"
        label={t('casework.needs.language')}
        optional
        options={LANGUAGES.map((one) => ({ value: one, label: t(`directory.language.${one}`) }))}
      />
      <DateField name="since" label={t('casework.needs.since')} hint={t('casework.needs.since_hint')} optional />
      {need && <YesNo name="over" label={t('casework.needs.over')} optional />}
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={need ? needPath.one(frame.caseId, need.id) : needPath.all(frame.caseId)}>{t('casework.needs.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
