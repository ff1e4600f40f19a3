import { z } from 'zod'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { newAuthorityAddress } from './deciders.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { personAuthority } from './person-authority.query.server.ts'
import { recordIncapacity } from './record-incapacity.server.ts'

const EXTENTS = ['full', 'partial'] as const
const readIncapacity = fields(
  z.object({ extent: z.enum(EXTENTS), court: line(160), signature: line(60), documentOn: day, from: day }),
)

/** Noting that a court took legal capacity from an adult; the next page asks who represents them. */
export const recordIncapacityPage = page({
  path: '/cases/:caseId/people/:subjectId/incapacity/new',
  params: OfPerson,
  act: 'casework.incapacity.record',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personAuthority(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.incapacity.of', { person: loaded.label }),
  form: readIncapacity,
  submit: (ctx, input) => recordIncapacity(ctx, input),
  refusals: {
    not_an_adult: 'casework.incapacity.not_an_adult',
    document_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({
    to: newAuthorityAddress(params.caseId, params.subjectId),
    flash: 'casework.incapacity.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, label } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.incapacity.title')} />}
      title={t('casework.incapacity.of', { person: label })}
      lead={t('casework.incapacity.lead')}
    >
      <RadioGroup
        name="extent"
        label={t('casework.incapacity.extent')}
        options={EXTENTS.map((value) => ({ value, label: t(`casework.incapacity.extent.${value}`) }))}
      />
      <DecisionFields />
      <DateField name="from" label={t('casework.authority.from')} />
      <ActionsBar>
        <Button>{t('casework.authority.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
