import { z } from 'zod'
import { fields, optionalDay, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { endRecord, recordToEnd } from './end-record.server.ts'
import { personAuthority } from './person-authority.query.server.ts'

const HOW = ['ended', 'mistake'] as const
const readEnd = fields(z.object({ how: z.enum(HOW), until: optionalDay }))
const OfRecord = OfPerson.extend({ kind: z.enum(['authority', 'incapacity']), recordId: z.uuid() })

/** Ending an authority or an incapacity, or taking a mistaken entry out of force. */
export const endRecordPage = page({
  path: '/cases/:caseId/people/:subjectId/:kind/:recordId/end',
  params: OfRecord,
  act: 'casework.authority.end',
  needsNames: true,
  load: async (ctx, params) => {
    const about = await personAuthority(ctx, params.caseId, params.subjectId)
    await recordToEnd(ctx, params)
    return about
  },
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.authority.end_of', { person: loaded.label }),
  form: readEnd,
  submit: (ctx, input) => endRecord(ctx, input),
  refusals: {
    until_missing: 'platform.form.required',
    ends_before_it_begins: 'casework.authority.refusal.ends_before_it_begins',
    already_over: 'casework.authority.refusal.already_over',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}#authority`,
    flash: 'casework.authority.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, label } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.authority.end')} />}
      title={t('casework.authority.end_of', { person: label })}
      lead={t('casework.authority.end_lead')}
    >
      <RadioGroup
        name="how"
        label={t('casework.authority.end_how')}
        options={HOW.map((value) => ({ value, label: t(`casework.authority.end_how.${value}`) }))}
      />
      <DateField name="until" label={t('casework.authority.until')} optional />
      <ActionsBar>
        <Button>{t('casework.authority.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
