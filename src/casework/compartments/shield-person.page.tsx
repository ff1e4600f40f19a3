import { z } from 'zod'
import { SubjectId } from '#kernel'
import { fields, line, page, several } from '#platform'
import { ActionsBar, Button, CheckboxGroup, FormPage, Note, RadioGroup, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { personToShield } from './compartments.query.server.ts'
import { keepShield } from './keep-shield.server.ts'
import { LONGEST_SHIELDED, SHIELDED } from './shield.domain.ts'
import { SHIELD_LABELS } from './shield-words.ts'

const readShield = fields(
  z.object({
    what: z.enum(SHIELDED),
    value: line(LONGEST_SHIELDED),
    from: several(SubjectId),
    reason: z.string().min(3).max(500),
  }),
)

/** Shielding an address or a contact of a person from others of the family, from those who work for them, and from paper. */
export const shieldPersonPage = page({
  path: '/cases/:caseId/people/:subjectId/shield',
  params: OfPerson,
  act: 'casework.shield.keep',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personToShield(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.shield.of', { person: loaded.label }),
  form: readShield,
  submit: (ctx, input) => keepShield(ctx, input),
  refusals: { too_short: 'casework.shield.too_short', unknown_person: 'platform.form.not_offered' },
  then: ({ params, value }) => ({ to: `/cases/${params.caseId}/shields/${value}`, flash: 'casework.shield.kept' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.shield.title')} />}
      title={t('casework.shield.of', { person: loaded.label })}
      lead={t('casework.shield.lead')}
    >
      <RadioGroup
        name="what"
        label={t('casework.shield.what')}
        options={SHIELDED.map((value) => ({ value, label: t(SHIELD_LABELS[value]) }))}
      />
      <TextArea name="value" label={t('casework.shield.value')} hint={t('casework.shield.value_hint')} rows={2} />
      <CheckboxGroup
        name="from"
        label={t('casework.shield.from')}
        hint={t('casework.shield.from_hint')}
        options={loaded.others}
        optional
      />
      <TextArea name="reason" label={t('casework.shield.reason')} hint={t('casework.shield.reason_hint')} rows={2} />
      <Note kind="info" text={t('casework.shield.covers')} />
      <ActionsBar>
        <Button>{t('casework.shield.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
