import { z } from 'zod'
import { NotFound } from '#kernel'
import { day, fields, page } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, DateField, FormPage, Hidden, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { GIVEN_HOW } from './bundle.domain.ts'
import { bundleOnPage } from './bundle.query.server.ts'
import { copyPath } from './copy-paths.ts'
import { HOW_LABELS } from './copy-words.ts'
import { giveBundle } from './move-bundle.server.ts'
import { OfBundle } from './of-bundle.ts'

const readGiven = fields(z.object({ version: z.coerce.number().int().positive(), how: z.enum(GIVEN_HOW), on: day }))

async function toGive(ctx: Ctx, at: z.infer<typeof OfBundle>) {
  const loaded = await bundleOnPage(ctx, at)
  if (loaded.bundle.state !== 'approved') throw new NotFound('copy to give')
  return loaded
}

/** Writing down that an approved copy was given to whoever asked. */
export const giveCopyPage = page({
  path: '/cases/:caseId/copies/:bundleId/give',
  params: OfBundle,
  act: 'casework.bundle.give',
  needsNames: true,
  load: toGive,
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.copy.give.title'),
  form: readGiven,
  submit: (ctx, input) => giveBundle(ctx, input),
  refusals: {
    not_possible_now: 'casework.copy.refusal.not_possible_now',
    changed_since: 'casework.copy.refusal.changed_since',
    day_ahead: 'casework.day_ahead',
  },
  then: ({ params }) => ({ to: copyPath(params.caseId, params.bundleId), flash: 'casework.copy.give.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { frame, bundle, person }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.copy.give.title')} />}
      title={t('casework.copy.give.title')}
      over={t('casework.copy.of', { person })}
      lead={t('casework.copy.give.lead')}
    >
      <Hidden name="version" value={String(bundle.rowVersion)} />
      <RadioGroup
        name="how"
        label={t('casework.copy.give.how')}
        options={GIVEN_HOW.map((value) => ({ value, label: t(HOW_LABELS[value]) }))}
      />
      <DateField name="on" label={t('casework.copy.give.on')} />
      <ActionsBar>
        <Button>{t('casework.copy.give.submit')}</Button>
        <a href={copyPath(bundle.caseId, bundle.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
