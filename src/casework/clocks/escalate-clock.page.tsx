import { z } from 'zod'
import { fields, type MessageKey, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { CLOCKS, instanceOf } from './clock-paths.ts'
import { type ClockShown, clockName, clockShown } from './clock-shown.query.server.ts'
import { OfClock } from './of-clock.ts'
import { escalateClock } from './remind-clock.server.ts'
import { ESCALATED_TO, ESCALATION_REASONS, type EscalationReason } from './remind-rules.domain.ts'

const readEscalation = fields(z.object({ to: z.enum(ESCALATED_TO), reason: z.enum(ESCALATION_REASONS) }))
const REASONS: Readonly<Record<EscalationReason, MessageKey>> = {
  no_answer: 'casework.clock.reason_no_answer',
  person_away: 'casework.clock.reason_person_away',
  whose_turn: 'casework.clock.reason_whose_turn',
  urgent: 'casework.clock.reason_urgent',
}

/** Telling a head that something waits: no reminder, and nobody's turn changes. */
export const escalateClockPage = page({
  path: '/cases/:caseId/clocks/:deadline/:instance/head',
  params: OfClock,
  act: 'casework.clock.escalate',
  load: async (ctx, { instance, ...of }) => {
    const shown = await clockShown(ctx, { ...of, instance: instanceOf(instance) })
    await mayKeep(ctx, of.caseId)
    return shown
  },
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.clock.escalate_title', { code: loaded.frame.code }),
  form: readEscalation,
  submit: (ctx, { caseId, deadline, instance, to, reason }) =>
    escalateClock(ctx, { caseId, deadline, instance: instanceOf(instance), to, reason }),
  refusals: {
    stands: 'casework.clock.stands',
    told_today: 'casework.clock.told_today',
    no_head: 'casework.clock.no_head',
  },
  then: () => ({ to: CLOCKS, flash: 'casework.clock.escalated' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => <EscalateForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: ClockShown; readonly form: Parameters<typeof FormPage>[0]['form'] }

function EscalateForm({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { frame, row } = loaded
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.clock.escalate')} />}
      over={frame.code}
      title={t('casework.clock.escalate')}
      lead={t('casework.clock.escalate_lead', { what: clockName(loaded, locale) })}
    >
      <RadioGroup
        name="to"
        label={t('casework.clock.whose_head')}
        options={[
          { value: 'theirs', label: t('casework.clock.head_theirs', { institution: row.ownerName }) },
          { value: 'ours', label: t('casework.clock.head_ours') },
        ]}
      />
      <RadioGroup
        name="reason"
        label={t('casework.clock.reason')}
        hint={t('casework.clock.reason_hint')}
        options={ESCALATION_REASONS.map((value) => ({ value, label: t(REASONS[value]) }))}
      />
      <ActionsBar>
        <Button>{t('casework.clock.tell_head')}</Button>
        <a href={CLOCKS}>{t('casework.clock.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
