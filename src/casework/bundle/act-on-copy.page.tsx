import { z } from 'zod'
import { NotFound } from '#kernel'
import { fields, optionalText, page, several, showInstant } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, CheckboxGroup, FormPage, Hidden, Note, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { bundleOnPage } from './bundle.query.server.ts'
import { copiesPath, copyPath } from './copy-paths.ts'
import { ACT_LABELS, ACT_LEADS } from './copy-words.ts'
import { moveBundle } from './move-bundle.server.ts'
import { OfAct } from './of-bundle.ts'

const readAct = fields(
  z.object({
    version: z.coerce.number().int().positive(),
    elsewhere: several(z.uuid()),
    words: optionalText(1000),
  }),
)

async function actOnPage(ctx: Ctx, at: z.infer<typeof OfAct>) {
  const loaded = await bundleOnPage(ctx, at)
  if (loaded.final) throw new NotFound('act')
  return loaded
}

/** One step of a copy: gathering anew, handing in, confirming, returning, dropping. */
export const actOnCopyPage = page({
  path: '/cases/:caseId/copies/:bundleId/act/:act',
  params: OfAct,
  act: 'casework.bundle.act',
  needsNames: true,
  load: actOnPage,
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, params, loaded }) => `${t(ACT_LABELS[params.act])}: ${t('casework.copy.of', { person: loaded.person })}`,
  initial: ({ bundle }) => ({ elsewhere: bundle.elsewhere }),
  form: readAct,
  submit: (ctx, input) => moveBundle(ctx, input.act, input),
  refusals: {
    not_possible_now: 'casework.copy.refusal.not_possible_now',
    changed_since: 'casework.copy.refusal.changed_since',
    undecided: 'casework.copy.refusal.undecided',
    own_work: 'casework.copy.refusal.own_work',
    words_missing: 'casework.copy.refusal.words_missing',
  },
  then: ({ params }) => ({
    to: params.act === 'drop' ? copiesPath(params.caseId) : copyPath(params.caseId, params.bundleId),
    flash: 'casework.copy.act.done',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { frame, bundle, person, standing }, params: { act }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t(ACT_LABELS[act])} />}
      title={t(ACT_LABELS[act])}
      over={t('casework.copy.of', { person })}
      lead={t(ACT_LEADS[act])}
    >
      <Hidden name="version" value={String(bundle.rowVersion)} />
      <Note kind="info" text={t('casework.copy.gathered', { at: showInstant(bundle.gatheredAt) })} />
      {act === 'hand_in' && standing.gathered.elsewhere.length > 0 && (
        <CheckboxGroup
          name="elsewhere"
          label={t('casework.copy.elsewhere')}
          hint={t('casework.copy.elsewhere_hint')}
          options={standing.gathered.elsewhere.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
      )}
      {act === 'return' && (
        <TextArea name="words" label={t('casework.copy.return_words')} hint={t('casework.copy.return_hint')} rows={3} />
      )}
      <ActionsBar>
        <Button kind={act === 'drop' ? 'bad' : 'main'}>{t(ACT_LABELS[act])}</Button>
        <a href={copyPath(bundle.caseId, bundle.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
