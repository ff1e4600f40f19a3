import { z } from 'zod'
import { fields, optionalDay, page, type Say, showDate, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  DateField,
  Empty,
  ErrorSummary,
  Form,
  FormContext,
  Head,
  Section,
  Stack,
  Table,
  Tag,
} from '#platform/ui'
import { auditedConsentsPath } from '../consents/consents-path.ts'
import { DANGER_LABELS, STATE_LABELS } from '../emergency/emergency-words.ts'
import { type AuditOfLooks, auditOfLooks } from './audited-looks.query.server.ts'
import { SIGN_LABELS, VERDICT_LABELS } from './look-words.ts'

const readDays = fields(z.object({ from: optionalDay, until: optionalDay }))
type Loaded = AuditOfLooks & { readonly errors: Readonly<Record<string, Say>> }

/** Who looked at which case, by code and without content: for the data protection officer. What is unusual comes first, each to be judged. */
export const auditPage = page({
  path: '/looks',
  act: 'casework.looks.audit',
  load: async (ctx): Promise<Loaded> => ({ ...(await auditOfLooks(ctx)), errors: {} }),
  // Codes and workers; nothing about a family is looked at here.
  looking: 'unrecorded',
  asks: async (ctx, posted) => {
    const read = readDays(posted)
    return { ...(await auditOfLooks(ctx, read.ok ? given(read.value) : undefined)), errors: read.ok ? {} : read.errors }
  },
  title: ({ t }) => t('casework.audit.title'),
  initial: ({ days }) => ({ from: showDate(days.from), until: showDate(days.until) }),
  view: ({ t, form, loaded }) => {
    const errors = Object.entries(loaded.errors).map(([name, { key, params }]) => [name, t(key, params)])
    return (
      <Stack>
        <FormContext.Provider value={{ ...form, errors: Object.fromEntries(errors) }}>
          <ErrorSummary />
          <Head title={t('casework.audit.title')} lead={t('casework.audit.lead')}>
            <ButtonLink href={auditedConsentsPath}>{t('casework.consents.audit')}</ButtonLink>
          </Head>
          <Form errorSummary="elsewhere" guard={false}>
            <DateField name="from" label={t('casework.looks.from')} />
            <DateField name="until" label={t('casework.looks.until')} hint={t('casework.audit.days_hint')} />
            <ActionsBar>
              <Button icon="search">{t('casework.looks.search')}</Button>
            </ActionsBar>
          </Form>
        </FormContext.Provider>
        <Emergencies loaded={loaded} />
        <Unusual loaded={loaded} />
        <AllLooks loaded={loaded} />
      </Stack>
    )
  },
})

const given = ({
  from,
  until,
}: {
  from?: Loaded['days']['from'] | undefined
  until?: Loaded['days']['until'] | undefined
}) => ({
  ...(from ? { from } : {}),
  ...(until ? { until } : {}),
})

const worker = ({ person, institution }: { readonly person: string; readonly institution: string | null }) =>
  institution ? `${person} (${institution})` : person

function Emergencies({ loaded: { emergencies } }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  return (
    <Section id="emergencies" title={t('casework.emergency.list')} count={emergencies.length}>
      {emergencies.length === 0 ? (
        <p>{t('casework.audit.no_emergencies')}</p>
      ) : (
        <Table
          caption={t('casework.emergency.list')}
          columns={[
            { label: t('casework.looks.person') },
            { label: t('casework.audit.case') },
            { label: t('casework.emergency.when') },
            { label: t('casework.emergency.danger') },
            { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={emergencies.map((one) => ({
            state: one.reviewed ? undefined : ('turn' as const),
            cells: [
              worker(one),
              one.code,
              <>
                {showInstant(one.openedAt)} <Tag>{t(STATE_LABELS[one.state])}</Tag>
              </>,
              t(DANGER_LABELS[one.danger]),
              <ButtonLink href={`/emergency/${one.id}/review`} small kind="quiet">
                {t('casework.emergency.review')}
                <span class="vh">: {`${one.code}, ${one.person}`}</span>
              </ButtonLink>,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Unusual({ loaded: { unusual } }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  return (
    <Section
      id="unusual"
      title={t('casework.audit.unusual')}
      count={unusual.length}
      note={t('casework.audit.unusual_note')}
    >
      {unusual.length === 0 ? (
        <p>{t('casework.audit.nothing_unusual')}</p>
      ) : (
        <Table
          caption={t('casework.audit.unusual')}
          columns={[
            { label: t('casework.looks.person') },
            { label: t('casework.audit.case') },
            { label: t('casework.audit.day') },
            { label: t('casework.audit.sign') },
            { label: t('casework.audit.verdict') },
            { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={unusual.map((one) => ({
            cells: [
              worker(one),
              one.code,
              showDate(one.day),
              t(SIGN_LABELS[one.sign]),
              one.judgement ? `${t(VERDICT_LABELS[one.judgement.verdict])}: ${one.judgement.words}` : '–',
              <ButtonLink href={`/looks/${one.caseId}/${one.personId}/${one.day}/${one.sign}`} small kind="quiet">
                {t('casework.audit.judge')}
                <span class="vh">: {`${one.code}, ${one.person}, ${showDate(one.day)}`}</span>
              </ButtonLink>,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function AllLooks({ loaded: { looks } }: { readonly loaded: Loaded }) {
  const { t } = useReader()
  return (
    <Section id="all" title={t('casework.audit.all')} count={looks.length} note={t('casework.audit.all_note')}>
      {looks.length === 0 ? (
        <Empty title={t('casework.looks.none')} />
      ) : (
        <Table
          caption={t('casework.audit.all')}
          columns={[
            { label: t('casework.looks.person') },
            { label: t('casework.audit.case') },
            { label: t('casework.looks.at') },
            { label: t('casework.audit.count'), numeric: true },
          ]}
          rows={looks.slice(0, 200).map((one) => ({
            cells: [worker(one), one.code, showInstant(one.at), String(one.looks)],
          }))}
        />
      )}
    </Section>
  )
}
