import { z } from 'zod'
import { ok } from '#kernel'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, ButtonLink, DateField, FormPage, Hidden, Note, RadioGroup } from '#platform/ui'
import { needPath } from '../candidates/need-paths.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { LineUnits } from '../units/line-units.tsx'
import { itemPageOf } from './basket-page.query.server.ts'
import { ITEM_LABELS } from './basket-tables.tsx'
import { ChangeItemInput } from './change-item.schema.ts'
import { changeItem } from './change-item.server.ts'
import { nextStates } from './item-course.domain.ts'

const readChange = fields(ChangeItemInput)

/** Moving one line of the basket on: ordered, begun, delivered, confirmed. */
export const changeItemPage = page({
  path: '/cases/:caseId/basket/:itemId',
  params: OfCase.extend({ itemId: z.uuid() }),
  act: 'casework.basket_item.change',
  load: (ctx, { caseId, itemId }) => itemPageOf(ctx, caseId, itemId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.basket.change_title', { code: loaded.frame.code }),
  form: (posted) => readChange(posted),
  submit: async (ctx, input) => {
    const done = await changeItem(ctx, input)
    return done.ok ? ok({ keeps: await keeps(ctx, input.caseId) }) : done
  },
  refusals: {
    not_next: 'casework.basket.not_next',
    envelope_exceeded: 'casework.basket.envelope_exceeded',
    purchase_needed: 'casework.basket.purchase_needed',
    receipt_missing: 'casework.basket.receipt_missing',
    no_unit: 'casework.units.no_unit',
    others_wait: 'casework.units.others_wait',
    handover_missing: 'casework.basket.handover_missing',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.work.case_closed',
  },
  // What comes after a refusal is said by those who keep the case; others go back to the basket.
  then: ({ params: { caseId, itemId }, value, input }) => ({
    to: input.state === 'refused' && value.keeps ? needPath.next(caseId, itemId) : `/cases/${caseId}/basket`,
    flash: 'casework.basket.changed',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <ItemForm loaded={loaded} form={form} />,
})

type Props = {
  readonly loaded: Awaited<ReturnType<typeof itemPageOf>>
  readonly form: Parameters<typeof FormPage>[0]['form']
}

function ItemForm({ loaded: { known, frame, line, units }, form }: Props) {
  const { t } = useReader()
  const record = known.model.findFormOf('handover')
  const title = t('casework.basket.what_next')
  return (
    <FormPage form={form} crumbs={<CaseCrumbs frame={frame} here={title} />} over={frame.code} title={title}>
      <p>
        <strong>{line.what}</strong>
      </p>
      <p class="prov">
        {t('casework.basket.now', { state: t(ITEM_LABELS[line.state]) })}
        {line.until && ` · ${t('casework.work.agreed_until', { date: showDate(line.until) })}`}
      </p>
      {units && <LineUnits units={units} caseId={frame.caseId} itemId={line.id} now={new Date(frame.readAt)} />}
      {line.handoverMissing && record && (
        <Note kind="turn" title={t('casework.basket.handover_missing')}>
          <p>
            <ButtonLink small href={`/cases/${frame.caseId}/forms/${record.id}/new?for=${line.id}`}>
              {t('casework.basket.write_handover')}
            </ButtonLink>
          </p>
        </Note>
      )}
      <Hidden name="rowVersion" value={String(line.rowVersion)} />
      <RadioGroup
        name="state"
        label={t('casework.basket.state')}
        options={nextStates(line.state).map((state) => ({ value: state, label: t(ITEM_LABELS[state]) }))}
      />
      <DateField name="onDay" label={t('casework.basket.on_day')} hint={t('casework.basket.on_day_hint')} optional />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={`/cases/${frame.caseId}/basket`}>{t('casework.basket.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
