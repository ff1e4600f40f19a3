import { z } from 'zod'
import { fields, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Head, Lines, RadioGroup, Section, Stack, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { reorderWaiting } from './reorder-waiting.server.ts'
import { offerSentence, placeSentence } from './unit-words.ts'
import { ReorderWaitingInput } from './units.schema.ts'
import { WAITING_LISTS, waitingPath } from './units-paths.ts'
import { type WaitingPage, waitingPageOf } from './waiting-page.query.server.ts'

const readOrder = fields(ReorderWaitingInput)

/** Why a line waits where it waits, how that came, and saying that it is urgent or no longer. */
export const waitingPage = page({
  path: '/cases/:caseId/basket/:itemId/waiting',
  params: OfCase.extend({ itemId: z.uuid() }),
  act: 'casework.waiting.reorder',
  load: (ctx, { caseId, itemId }) => waitingPageOf(ctx, caseId, itemId),
  looking: look('casework.waiting.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.units.waiting_title', { code: loaded.frame.code }),
  form: readOrder,
  submit: (ctx, input) => reorderWaiting(ctx, input),
  refusals: { case_closed: 'casework.work.case_closed', same: 'casework.units.same' },
  then: ({ params }) => ({ to: waitingPath(params.caseId, params.itemId), flash: 'casework.units.reordered' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <Waiting loaded={loaded} form={form} />,
})

type Props = { readonly loaded: WaitingPage; readonly form: Parameters<typeof FormPage>[0]['form'] }

function Waiting({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, mayReorder } = loaded
  const title = t('casework.units.waiting')
  const crumbs = <CaseCrumbs frame={frame} here={title} />
  if (!mayReorder)
    return (
      <Stack>
        {crumbs}
        <Head over={frame.code} title={title} />
        <Told loaded={loaded} />
      </Stack>
    )
  return (
    <FormPage form={form} crumbs={crumbs} over={frame.code} title={title}>
      <Told loaded={loaded} />
      <RadioGroup
        name="urgent"
        label={t('casework.units.urgent')}
        hint={t('casework.units.urgent_hint')}
        options={(['urgent', 'ordinary'] as const).map((value) => ({
          value,
          label: t(`casework.units.urgent.${value}`),
        }))}
      />
      <TextArea name="reason" label={t('casework.units.reason')} hint={t('casework.units.reason_hint')} />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={`/cases/${frame.caseId}/basket`}>{t('casework.basket.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

function Told({ loaded: { line, waiting, changes, now } }: { readonly loaded: WaitingPage }) {
  const { t } = useReader()
  const offer = offerSentence(t, waiting, now)
  return (
    <>
      <p>
        <strong>{line.what}</strong>
      </p>
      <p>{placeSentence(t, waiting)}</p>
      {offer && <p>{offer}</p>}
      <p class="fine">
        {t('casework.units.rule')} <a href={WAITING_LISTS}>{t('casework.units.all_lists')}</a>
      </p>
      {changes.length > 0 && (
        <Section id="changes" title={t('casework.units.changes')}>
          <Lines
            items={changes.map((one) =>
              t('casework.units.change', {
                kind: one.urgent ? 'urgent' : 'ordinary',
                at: showInstant(one.saidAt),
                who: one.saidBy,
                words: one.words ?? t('casework.units.words_not_shown'),
              }),
            )}
          />
        </Section>
      )}
    </>
  )
}
