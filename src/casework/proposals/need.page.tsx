import { CATEGORIES, LANGUAGES } from '#directory'
import { NEED_WEIGHTS } from '#planner'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, NumberField, RadioGroup, Select, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { ENDS, EndNeedInput, OfNeed, WHOLE_FAMILY, WriteNeedInput } from './need.schema.ts'
import { needToEnd, proposalFor } from './proposal.query.server.ts'
import { proposalPath } from './proposal-paths.ts'
import { categoryName, WEIGHT_WORDS } from './proposal-words.ts'
import { endNeed, writeNeed } from './write-need.server.ts'

const readNeed = fields(WriteNeedInput)
const looking = look('casework.proposal.looked')

/** Writing down a need of the family, in words and with how much it matters. */
export const writeNeedPage = page({
  path: '/cases/:caseId/proposal/needs/new',
  params: OfCase,
  act: 'casework.need.write',
  load: (ctx, { caseId }) => proposalFor(ctx, caseId),
  looking,
  scope,
  needsNames: true,
  title: ({ loaded, t }) => t('casework.proposals.write_need_title', { code: loaded.frame.code }),
  initial: () => ({ units: '1', periods: '1' }),
  form: readNeed,
  submit: (ctx, input) => writeNeed(ctx, input),
  refusals: {
    case_closed: 'casework.work.case_closed',
    unknown_person: 'casework.proposals.unknown_person',
    day_ahead: 'casework.day_ahead',
  },
  then: ({ params }) => ({ to: proposalPath(params.caseId), flash: 'casework.proposals.need_written' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <NeedForm view={loaded} form={form} />,
})

type Props = {
  readonly view: Awaited<ReturnType<typeof proposalFor>>
  readonly form: Parameters<typeof FormPage>[0]['form']
}

function NeedForm({ view: { frame, proposed }, form }: Props) {
  const { t } = useReader()
  const title = t('casework.proposals.write_need')
  const people = (proposed?.people ?? []).filter(({ leftOn }) => leftOn === null)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={frame.code}
      title={title}
      lead={t('casework.proposals.write_need_lead')}
    >
      <TextArea name="words" label={t('casework.proposals.words')} hint={t('casework.proposals.words_hint')} rows={3} />
      <RadioGroup
        name="who"
        label={t('casework.proposals.whose')}
        options={[
          { value: WHOLE_FAMILY, label: t('casework.proposals.whole_family') },
          ...people.map((one) => ({ value: one.id, label: personLabel(one, frame.code) })),
        ]}
      />
      <Select
        name="category"
        label={t('casework.proposals.area')}
        options={CATEGORIES.map((one) => ({ value: one, label: categoryName(t, one) }))}
      />
      <RadioGroup
        name="matters"
        label={t('casework.proposals.matters')}
        hint={t('casework.proposals.matters_hint')}
        options={NEED_WEIGHTS.map((one) => ({ value: one, label: t(WEIGHT_WORDS[one]) }))}
      />
      <NumberField
        name="familyPlace"
        label={t('casework.proposals.family_place')}
        hint={t('casework.proposals.family_place_hint')}
        optional
      />
      <NumberField name="units" label={t('casework.proposals.units_asked')} hint={t('casework.proposals.units_hint')} />
      <NumberField
        name="periods"
        label={t('casework.proposals.periods_asked')}
        hint={t('casework.proposals.periods_hint')}
      />
      <DateField name="since" label={t('casework.proposals.since')} hint={t('casework.proposals.since_hint')} />
      <Select
        name="language"
        label={t('casework.proposals.language')}
        optional
        options={LANGUAGES.map((one) => ({ value: one, label: t(`directory.language.${one}`) }))}
      />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={proposalPath(frame.caseId)}>{t('casework.proposals.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

const readEnd = fields(EndNeedInput)

/** A need that is met or is no more. */
export const endNeedPage = page({
  path: '/cases/:caseId/proposal/needs/:needId/end',
  params: OfNeed,
  act: 'casework.need.end',
  load: (ctx, { caseId, needId }) => needToEnd(ctx, { caseId, needId }),
  looking,
  scope,
  needsNames: true,
  title: ({ loaded, t }) => t('casework.proposals.end_need_title', { code: loaded.frame.code }),
  form: readEnd,
  submit: (ctx, input) => endNeed(ctx, input),
  refusals: { case_closed: 'casework.work.case_closed' },
  then: ({ params }) => ({ to: proposalPath(params.caseId), flash: 'casework.proposals.need_ended' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ t, form, loaded: { frame, need } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.proposals.end_need')} />}
      over={frame.code}
      title={t('casework.proposals.end_need')}
    >
      <p>
        <strong>{need.words}</strong>
      </p>
      <RadioGroup
        name="how"
        label={t('casework.proposals.end_how')}
        options={ENDS.map((one) => ({ value: one, label: t(`casework.proposals.end.${one}`) }))}
      />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={proposalPath(frame.caseId)}>{t('casework.proposals.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
