import { Forbidden } from '#kernel'
import { fields, type Posted, page, type Say, showInstant, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  FormPage,
  Note,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '#platform/ui'
import { DANGERS, EMERGENCY_HOURS } from './emergency.domain.ts'
import { EmergencyInput } from './emergency.schema.ts'
import { DANGER_LABELS } from './emergency-words.ts'
import { mayOpenInEmergency, type OpenNow, openNow } from './may-open.query.server.ts'
import { openInEmergency } from './open-in-emergency.server.ts'

const readEmergency = fields(EmergencyInput)
type Asked = {
  readonly opened: string | null
  readonly open: readonly OpenNow[]
  readonly errors: Readonly<Record<string, Say>>
}
const REFUSALS = {
  not_opened: 'casework.emergency.not_opened',
  too_many: 'casework.emergency.too_many',
  own_case: 'casework.emergency.own_case',
} as const

async function ask(ctx: Ctx, posted: Posted): Promise<Asked> {
  const read = readEmergency(posted)
  const open = await openNow(ctx)
  if (!read.ok) return { opened: null, open, errors: read.errors }
  const done = await openInEmergency(ctx, read.value)
  return done.ok
    ? { opened: done.value, open, errors: {} }
    : { opened: null, open, errors: { _form: { key: REFUSALS[done.refusal] } } }
}

/**
 * Opening a case in an emergency. A form that asks: an attempt that found nothing is counted too, so what it wrote is kept, and what was
 * typed stands on the page again.
 */
export const openEmergencyPage = page({
  path: '/emergency',
  act: 'casework.emergency.open',
  needsNames: true,
  load: async (ctx): Promise<Asked> => {
    if (!(await mayOpenInEmergency(ctx))) throw new Forbidden('casework.emergency.open')
    return { opened: null, open: await openNow(ctx), errors: {} }
  },
  // The opening itself is on the record of the case; until then there is nothing to look at.
  looking: 'unrecorded',
  asks: ask,
  title: ({ t }) => t('casework.emergency.title'),
  view: ({ t, form, loaded }) => {
    const errors = Object.fromEntries(
      Object.entries(loaded.errors).map(([name, say]) => [name, t(say.key, say.params)]),
    )
    if (loaded.opened) return <Opened emergencyId={loaded.opened} />
    return (
      <FormPage
        form={{ ...form, errors }}
        title={t('casework.emergency.title')}
        lead={t('casework.emergency.lead', { hours: EMERGENCY_HOURS })}
      >
        <Note kind="turn" text={t('casework.emergency.seen')} />
        {loaded.open.map(({ id, untilAt }) => (
          <p>
            <a href={`/emergency/${id}`}>{t('casework.emergency.open_now', { until: showInstant(untilAt) })}</a>
          </p>
        ))}
        <Section id="which" title={t('casework.emergency.which')} note={t('casework.emergency.which_note')}>
          <TextField name="code" label={t('casework.emergency.code')} autocomplete="off" width="m" optional />
          <TextField name="given" label={t('casework.person.given')} autocomplete="off" width="m" optional />
          <TextField name="family" label={t('casework.emergency.family')} autocomplete="off" width="m" optional />
          <DateField name="born" label={t('casework.person.born')} optional />
        </Section>
        <Section id="why" title={t('casework.emergency.why')}>
          <RadioGroup
            name="danger"
            label={t('casework.emergency.danger')}
            options={DANGERS.map((value) => ({ value, label: t(DANGER_LABELS[value]) }))}
          />
          <TextArea
            name="reason"
            label={t('casework.emergency.reason')}
            hint={t('casework.emergency.reason_hint')}
            rows={4}
          />
        </Section>
        <ActionsBar>
          <Button kind="bad">{t('casework.emergency.submit')}</Button>
          <a href="/cases">{t('casework.emergency.back')}</a>
        </ActionsBar>
      </FormPage>
    )
  },
})

function Opened({ emergencyId }: { readonly emergencyId: string }) {
  const { t } = useReader()
  return (
    <>
      <h1>{t('casework.emergency.title')}</h1>
      <Note kind="ok" text={t('casework.emergency.opened', { hours: EMERGENCY_HOURS })} live />
      <p>
        <ButtonLink href={`/emergency/${emergencyId}`} kind="main">
          {t('casework.emergency.to_case')}
        </ButtonLink>
      </p>
    </>
  )
}
