import { z } from 'zod'
import { Forbidden } from '#kernel'
import { fields, page, useReader } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { CLOCKS, instanceOf } from './clock-paths.ts'
import { type ClockShown, clockName, clockShown } from './clock-shown.query.server.ts'
import { dayOf } from './clock-words.ts'
import { OfClock } from './of-clock.ts'
import { remindClock } from './remind-clock.server.ts'

const readNothing = fields(z.object({}))

/** Reminding those whose turn it is: what leaves, and to whom, before it does. */
export const remindClockPage = page({
  path: '/cases/:caseId/clocks/:deadline/:instance/remind',
  params: OfClock,
  act: 'casework.clock.remind',
  load: async (ctx, { instance, ...of }) => {
    const shown = await clockShown(ctx, { ...of, instance: instanceOf(instance) })
    if (!shown.row.writes) throw new Forbidden('casework.clock.remind')
    return shown
  },
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.clock.remind_title', { code: loaded.frame.code }),
  form: readNothing,
  submit: (ctx, { caseId, deadline, instance }) =>
    remindClock(ctx, { caseId, deadline, instance: instanceOf(instance) }),
  refusals: {
    own_turn: 'casework.clock.own_turn',
    stands: 'casework.clock.stands',
    reminded_today: 'casework.clock.reminded_today',
    no_account: 'casework.clock.no_account',
    nobody_there: 'casework.clock.nobody_there',
  },
  then: () => ({ to: CLOCKS, flash: 'casework.clock.reminder_sent' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => <RemindForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: ClockShown; readonly form: Parameters<typeof FormPage>[0]['form'] }

function RemindForm({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { frame, row } = loaded
  const said = { institution: row.ownerName, what: clockName(loaded, locale), day: dayOf(row, { t, locale }) }
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.clock.remind')} />}
      over={frame.code}
      title={t('casework.clock.remind')}
      lead={t('casework.clock.remind_lead', said)}
    >
      <p>{t('casework.clock.remind_letter')}</p>
      <ActionsBar>
        <Button>{t('casework.clock.send_reminder')}</Button>
        <a href={CLOCKS}>{t('casework.clock.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
