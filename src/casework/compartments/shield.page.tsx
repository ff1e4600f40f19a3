import { z } from 'zod'
import { fields, page, type Say, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  ErrorSummary,
  Form,
  FormContext,
  Head,
  KeyValues,
  Lines,
  RadioGroup,
  Section,
  Stack,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { UNMASK_PURPOSES } from '../families/unmask-purpose.domain.ts'
import { PURPOSE_LABELS } from '../families/unmask-words.ts'
import { type OpenedShield, openedShield } from './compartments.query.server.ts'
import { unmaskShielded } from './keep-shield.server.ts'
import { SHIELD_LABELS } from './shield-words.ts'

export const OfShield = OfCase.extend({ shieldId: z.uuid() })
type Params = z.infer<typeof OfShield>
const readPurpose = fields(z.object({ purpose: z.enum(UNMASK_PURPOSES) }))

type Shown = { readonly value: string | null; readonly errors: Readonly<Record<string, Say>> }
const shownAs = async (ctx: Ctx, { caseId, shieldId }: Params, shown: Shown) => ({
  ...(await openedShield(ctx, caseId, shieldId)),
  ...shown,
})
const MASKED: Shown = { value: null, errors: {} }

/** A shielded address or contact, for those to whom it is open: it is shown once, in the answer to the press of a button, on record. */
export const shieldPage = page({
  path: '/cases/:caseId/shields/:shieldId',
  params: OfShield,
  act: 'casework.shield.unmask',
  needsNames: true,
  load: (ctx: Ctx, params: Params) => shownAs(ctx, params, MASKED),
  // What is shown without the press is no value; the press itself puts the showing on record.
  looking: 'unrecorded',
  scope,
  asks: async (ctx, posted, params) => {
    const read = readPurpose(posted)
    if (!read.ok) return shownAs(ctx, params, { value: null, errors: read.errors })
    return shownAs(ctx, params, { value: await unmaskShielded(ctx, { ...params, ...read.value }), errors: {} })
  },
  title: ({ t, loaded }) => t('casework.shield.one', { person: loaded.label }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => {
    const errors = Object.entries(loaded.errors).map(([name, { key, params }]) => [name, t(key, params)])
    return (
      <div class="no-print">
        <FormContext.Provider value={{ ...form, errors: Object.fromEntries(errors) }}>
          <Stack>
            <CaseCrumbs frame={loaded.frame} here={t(SHIELD_LABELS[loaded.shield.what])} />
            <ErrorSummary />
            <Head title={t('casework.shield.one', { person: loaded.label })} lead={t('casework.unmask.lead')} />
            <About loaded={loaded} />
            {loaded.shield.state === 'current' && <Unmask again={loaded.value !== null} />}
            {loaded.decides && <OpenTo loaded={loaded} />}
          </Stack>
        </FormContext.Provider>
      </div>
    )
  },
})

type Props = { readonly loaded: OpenedShield & Shown }

function About({ loaded: { shield, value, from, decides } }: Props) {
  const { t } = useReader()
  const { what, since, by, reason, state } = shield
  return (
    <KeyValues
      items={[
        ...(value === null ? [] : [{ term: t(SHIELD_LABELS[what]), value }]),
        { term: t('casework.shield.state'), value: t(`casework.shield.${state}`) },
        { term: t('casework.shield.from'), value: from.join(', ') || t('casework.shield.from_all') },
        { term: t('casework.shield.decided'), value: [showDate(since), by].filter(Boolean).join(', ') },
        ...(decides && reason ? [{ term: t('casework.shield.reason'), value: reason }] : []),
      ]}
    />
  )
}

function Unmask({ again }: { readonly again: boolean }) {
  const { t } = useReader()
  return (
    <Form errorSummary="elsewhere" guard={false}>
      <RadioGroup
        name="purpose"
        label={t('casework.unmask.purpose')}
        options={UNMASK_PURPOSES.map((one) => ({ value: one, label: t(PURPOSE_LABELS[one]) }))}
      />
      <ActionsBar>
        <Button>{t(again ? 'casework.unmask.again' : 'casework.unmask.submit')}</Button>
      </ActionsBar>
    </Form>
  )
}

/** To whom it was opened, and the ways to open it to somebody else and to lift it. */
function OpenTo({ loaded: { frame, shield, readers } }: Props) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/shields/${shield.id}`
  return (
    <Section id="readers" title={t('casework.shield.readers')} note={t('casework.shield.readers_note')}>
      {readers.length === 0 ? (
        <p>{t('casework.shield.nobody')}</p>
      ) : (
        <Lines
          items={readers.map(({ id, name, reason, until }) => (
            <>
              {name}: {reason} <span class="fine">{t('casework.shield.until', { date: showDate(until) })}</span>{' '}
              <a href={`${at}/readers/${id}/close`}>
                {t('casework.shield.close')}
                <span class="vh">: {name}</span>
              </a>
            </>
          ))}
        />
      )}
      {shield.state !== 'lifted' && (
        <Buttons>
          <ButtonLink href={`${at}/readers/new`} small>
            {t('casework.shield.open')}
          </ButtonLink>
          <ButtonLink href={`${at}/lift`} small kind="quiet">
            {t('casework.shield.lift')}
          </ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}
