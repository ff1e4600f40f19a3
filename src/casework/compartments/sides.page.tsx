import { z } from 'zod'
import { PersonId, SubjectId } from '#kernel'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, Note, RadioGroup, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { SIDE_WHYS } from './apart.domain.ts'
import { sideToEnd, toPart } from './compartments.query.server.ts'
import { endSide, nameSide } from './keep-apart.server.ts'
import { SIDE_LABELS } from './shield-words.ts'

const readSide = fields(
  z.object({
    personId: PersonId,
    subjectId: SubjectId,
    why: z.enum(SIDE_WHYS),
    reason: z.string().min(3).max(300),
  }),
)

/** Noting that a worker stands on the side of one person of the family. */
export const nameSidePage = page({
  path: '/cases/:caseId/sides/new',
  params: OfCase,
  act: 'casework.side.name',
  needsNames: true,
  load: (ctx, { caseId }) => toPart(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.side.title'),
  form: readSide,
  submit: (ctx, input) => nameSide(ctx, input),
  refusals: {
    not_at_hand: 'platform.form.not_offered',
    unknown_person: 'platform.form.not_offered',
    named_already: 'casework.side.already',
    last_of_keeper: 'casework.side.last_of_keeper',
  },
  // Whoever named themselves does not know of compartments any more.
  then: ({ params: { caseId }, value }) => ({
    to: value.self ? `/cases/${caseId}` : `/cases/${caseId}/apart`,
    flash: 'casework.side.named',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, people, workers } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.side.title')} />}
      title={t('casework.side.title')}
      lead={t('casework.side.lead')}
    >
      <Select name="personId" label={t('casework.side.worker')} options={workers} />
      <Select name="subjectId" label={t('casework.side.of')} options={people} />
      <RadioGroup
        name="why"
        label={t('casework.side.why')}
        options={SIDE_WHYS.map((value) => ({ value, label: t(SIDE_LABELS[value]) }))}
      />
      <TextField name="reason" label={t('casework.side.reason')} />
      <Note kind="info" text={t('casework.side.not_told')} />
      <ActionsBar>
        <Button>{t('casework.side.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** The worker stands on nobody's side any more. */
export const endSidePage = page({
  path: '/cases/:caseId/sides/:sideId/end',
  params: OfCase.extend({ sideId: z.uuid() }),
  act: 'casework.side.end',
  needsNames: true,
  load: (ctx, { caseId, sideId }) => sideToEnd(ctx, caseId, sideId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.side.end'),
  submit: (ctx, { caseId, sideId }) => endSide(ctx, { caseId, sideId }),
  then: ({ params }) => ({ to: `/cases/${params.caseId}/apart`, flash: 'casework.side.ended' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, side } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.side.end')} />}
      over={side.person}
      title={t('casework.side.end')}
      lead={side.reason}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.side.end')}</Button>
        <a href={`/cases/${frame.caseId}/apart`}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
