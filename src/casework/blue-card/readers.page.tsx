import { z } from 'zod'
import { NotFound, PersonId } from '#kernel'
import { fields, page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { pointerPage } from './pointer.query.server.ts'
import { endReader, nameReader } from './record-pointer.server.ts'

const readReader = fields(z.object({ personId: PersonId, reason: z.string().min(3).max(200) }))

const loadToName = async (ctx: Ctx, caseId: string) => {
  const loaded = await pointerPage(ctx, caseId)
  if (!loaded.mayRecord) throw new NotFound('page')
  return loaded
}

/** Naming one member of the team who may read the pointer. */
export const nameReaderPage = page({
  path: '/cases/:caseId/pointer/readers/new',
  params: OfCase,
  act: 'casework.pointer.name_reader',
  load: (ctx, { caseId }) => loadToName(ctx, caseId),
  looking: 'unrecorded',
  scope,
  title: ({ t }) => t('casework.pointer.name_reader'),
  form: readReader,
  submit: (ctx, input) => nameReader(ctx, input),
  refusals: {
    not_in_team: 'platform.form.not_offered',
    named_already: 'casework.pointer.refusal.named_already',
    nothing_to_read: 'casework.pointer.nothing',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/pointer`, flash: 'casework.pointer.reader_named' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, others } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.pointer.name_reader')} />}
      title={t('casework.pointer.name_reader')}
      lead={t('casework.pointer.readers_note')}
    >
      <Select
        name="personId"
        label={t('casework.pointer.reader')}
        options={others.map(({ personId, person, shortName }) => ({
          value: personId,
          label: `${person} (${shortName})`,
        }))}
      />
      <TextField name="reason" label={t('casework.pointer.reason')} hint={t('casework.pointer.reason_hint')} />
      <ActionsBar>
        <Button>{t('casework.pointer.name_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Taking back the right to read the pointer. */
export const endReaderPage = page({
  path: '/cases/:caseId/pointer/readers/:readerId/end',
  params: OfCase.extend({ readerId: z.uuid() }),
  act: 'casework.pointer.end_reader',
  load: async (ctx, { caseId, readerId }) => {
    const loaded = await loadToName(ctx, caseId)
    const reader = loaded.readers.find(({ id }) => id === readerId)
    if (!reader) throw new NotFound('reader')
    return { ...loaded, reader }
  },
  looking: 'unrecorded',
  scope,
  title: ({ t }) => t('casework.pointer.end_reader'),
  submit: (ctx, input) => endReader(ctx, input),
  refusals: {},
  then: ({ params }) => ({ to: `/cases/${params.caseId}/pointer`, flash: 'casework.pointer.reader_ended' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, reader } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.pointer.end_reader')} />}
      title={t('casework.pointer.end_reader')}
      lead={`${reader.name}: ${reader.reason}`}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.pointer.end_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
