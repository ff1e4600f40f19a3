import { z } from 'zod'
import { NotFound } from '#kernel'
import { day, fields, line, page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, DateField, FormPage, Select, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { type OpenedShield, openedShield } from './compartments.query.server.ts'
import { closeShield, liftShield, openShield } from './keep-shield.server.ts'
import { OfShield } from './shield.page.tsx'

const readReader = fields(z.object({ who: line(60), reason: z.string().min(3).max(300), until: day }))
const shieldAt = ({ caseId, shieldId }: { caseId: string; shieldId: string }) => `/cases/${caseId}/shields/${shieldId}`

/** `NotFound` for those to whom it is open and who do not decide about it. */
async function toDecide(ctx: Ctx, caseId: string, shieldId: string): Promise<OpenedShield> {
  const loaded = await openedShield(ctx, caseId, shieldId)
  if (!loaded.decides || loaded.shield.state === 'lifted') throw new NotFound('page')
  return loaded
}

/** Opening what is shielded to one member of the team or one institution, with the reason and until a day. */
export const openShieldPage = page({
  path: '/cases/:caseId/shields/:shieldId/readers/new',
  params: OfShield,
  act: 'casework.shield.open',
  needsNames: true,
  load: (ctx, { caseId, shieldId }) => toDecide(ctx, caseId, shieldId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.shield.open'),
  form: readReader,
  submit: (ctx, input) => openShield(ctx, input),
  refusals: {
    not_in_team: 'platform.form.not_offered',
    on_other_side: 'casework.shield.on_other_side',
    named_already: 'casework.shield.named_already',
    ends_before_today: 'casework.shield.ends_before_today',
  },
  then: ({ params }) => ({ to: shieldAt(params), flash: 'casework.shield.opened' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, team, label } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.shield.open')} />}
      over={label}
      title={t('casework.shield.open')}
      lead={t('casework.shield.readers_note')}
    >
      <Select name="who" label={t('casework.shield.to_whom')} options={team} />
      <TextField name="reason" label={t('casework.shield.open_reason')} />
      <DateField name="until" label={t('casework.shield.open_until')} />
      <ActionsBar>
        <Button>{t('casework.shield.open_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Closing it to somebody again. */
export const closeShieldPage = page({
  path: '/cases/:caseId/shields/:shieldId/readers/:readerId/close',
  params: OfShield.extend({ readerId: z.uuid() }),
  act: 'casework.shield.close',
  needsNames: true,
  load: async (ctx, { caseId, shieldId, readerId }) => {
    const loaded = await toDecide(ctx, caseId, shieldId)
    const reader = loaded.readers.find(({ id }) => id === readerId)
    if (!reader) throw new NotFound('reader')
    return { ...loaded, reader }
  },
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.shield.close'),
  submit: (ctx, input) => closeShield(ctx, input),
  then: ({ params }) => ({ to: shieldAt(params), flash: 'casework.shield.closed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, reader } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.shield.close')} />}
      title={t('casework.shield.close_to', { name: reader.name })}
      lead={reader.reason}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.shield.close')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Lifting a shield. */
export const liftShieldPage = page({
  path: '/cases/:caseId/shields/:shieldId/lift',
  params: OfShield,
  act: 'casework.shield.lift',
  needsNames: true,
  load: (ctx, { caseId, shieldId }) => toDecide(ctx, caseId, shieldId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.shield.lift'),
  submit: (ctx, { caseId, shieldId }) => liftShield(ctx, { caseId, shieldId }),
  then: ({ params }) => ({ to: shieldAt(params), flash: 'casework.shield.lift_done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, label } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.shield.lift')} />}
      over={label}
      title={t('casework.shield.lift')}
      lead={t('casework.shield.lift_lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.shield.lift')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
