import { z } from 'zod'
import { SubjectId } from '#kernel'
import { day, fields, optionalDay, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note, RadioGroup, Select, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { APART_BASES, APART_KINDS } from './apart.domain.ts'
import { pairToEnd, toPart } from './compartments.query.server.ts'
import { endApart, keepApart } from './keep-apart.server.ts'
import { APART_LABELS, BASIS_LABELS } from './shield-words.ts'

const readPair = fields(
  z.object({
    one: SubjectId,
    other: SubjectId,
    kind: z.enum(APART_KINDS),
    basis: z.enum(APART_BASES),
    reason: z.string().min(3).max(500),
    from: day,
    until: optionalDay,
  }),
)
const apartAt = ({ caseId }: { readonly caseId: string }): string => `/cases/${caseId}/apart`

/** Keeping two persons of a case apart. */
export const keepApartPage = page({
  path: '/cases/:caseId/apart/new',
  params: OfCase,
  act: 'casework.apart.decide',
  needsNames: true,
  load: (ctx, { caseId }) => toPart(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.apart.title'),
  form: readPair,
  submit: (ctx, input) => keepApart(ctx, input),
  refusals: {
    unknown_person: 'platform.form.not_offered',
    same_person: 'casework.apart.same_person',
    already_apart: 'casework.apart.already',
    basis_not_known: 'platform.form.not_offered',
    ends_before_begins: 'casework.apart.ends_before_begins',
  },
  then: ({ params }) => ({ to: apartAt(params), flash: 'casework.apart.decided' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, people, mayPoint } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.apart.title')} />}
      title={t('casework.apart.title')}
      lead={t('casework.apart.lead')}
    >
      <Select name="one" label={t('casework.apart.one')} options={people} />
      <Select name="other" label={t('casework.apart.other')} options={people} />
      <RadioGroup
        name="kind"
        label={t('casework.apart.kind')}
        options={APART_KINDS.map((value) => ({ value, label: t(APART_LABELS[value]) }))}
      />
      <RadioGroup
        name="basis"
        label={t('casework.apart.basis')}
        options={APART_BASES.filter((value) => mayPoint || value !== 'pointer').map((value) => ({
          value,
          label: t(BASIS_LABELS[value]),
        }))}
      />
      <TextArea name="reason" label={t('casework.apart.reason')} hint={t('casework.apart.reason_hint')} rows={2} />
      <DateField name="from" label={t('casework.apart.from_day')} />
      <DateField name="until" label={t('casework.apart.until_day')} optional />
      <Note kind="info" text={t('casework.apart.then')} />
      <ActionsBar>
        <Button>{t('casework.apart.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Two persons are not kept apart any more. */
export const endApartPage = page({
  path: '/cases/:caseId/apart/:apartId/end',
  params: OfCase.extend({ apartId: z.uuid() }),
  act: 'casework.apart.end',
  needsNames: true,
  load: (ctx, { caseId, apartId }) => pairToEnd(ctx, caseId, apartId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.apart.end'),
  submit: (ctx, { caseId, apartId }) => endApart(ctx, { caseId, apartId }),
  then: ({ params }) => ({ to: apartAt(params), flash: 'casework.apart.ended' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, pair, people } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.apart.end')} />}
      over={people.flatMap(({ value, label }) => ([pair.one, pair.other].includes(value) ? [label] : [])).join(' · ')}
      title={t('casework.apart.end')}
      lead={pair.reason}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.apart.end')}</Button>
        <a href={apartAt(frame)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
