import { z } from 'zod'
import { fields, optionalChoice, page, showInstant, showLongDate, useReader } from '#platform'
import {
  Button,
  ButtonLink,
  Empty,
  Form,
  type FormState,
  Head,
  Hidden,
  Lines,
  Prov,
  Section,
  Stack,
} from '#platform/ui'
import { NOTICES_PATH, PREFERENCES_PATH } from '../notice-paths.ts'
import { type ListedNotice, myNotices } from './notices.query.server.ts'
import { readNotices } from './read-notices.server.ts'

const readSent = fields(z.object({ what: z.enum(['open', 'one', 'all']), notice: optionalChoice(z.uuid()) }))

/** What waits for me, the unread first. Opening one marks it and goes to its place. */
export const noticesPage = page({
  path: NOTICES_PATH,
  act: 'notices.notice.read',
  looking: 'unrecorded',
  load: (ctx) => myNotices(ctx),
  title: ({ t }) => t('notices.title'),
  form: readSent,
  submit: (ctx, input) => readNotices(ctx, input),
  refusals: {},
  then: ({ value, input }) => ({ to: value, ...(input.what === 'open' ? {} : { flash: 'notices.marked' as const }) }),
  view: ({ loaded, form }) => <Notices notices={loaded} form={form} />,
})

function Notices({ notices, form }: { notices: readonly ListedNotice[]; form: FormState }) {
  const { t } = useReader()
  const unread = notices.filter((one) => one.unread)
  const read = notices.filter((one) => !one.unread)
  return (
    <>
      <Head title={t('notices.title')} lead={t('notices.lead', { count: unread.length })}>
        {unread.length > 1 && <Mark form={form} what="all" label={t('notices.mark_all')} />}
        <ButtonLink href={PREFERENCES_PATH}>{t('notices.preferences')}</ButtonLink>
      </Head>
      {notices.length === 0 && (
        <Empty title={t('notices.empty')}>
          <p>{t('notices.empty.text')}</p>
        </Empty>
      )}
      <Stack>
        {unread.length > 0 && <OfState id="unread" title={t('notices.unread')} notices={unread} form={form} />}
        {read.length > 0 && <OfState id="read" title={t('notices.read')} notices={read} form={form} />}
      </Stack>
    </>
  )
}

type OfState = {
  readonly id: string
  readonly title: string
  readonly notices: readonly ListedNotice[]
  readonly form: FormState
}

function OfState({ id, title, notices, form }: OfState) {
  const { locale } = useReader()
  const days = [...new Set(notices.map(({ day }) => day))]
  return (
    <Section id={id} title={title} count={notices.length}>
      {days.map((day) => (
        <div class="notice-day">
          <h3>{showLongDate(day, locale)}</h3>
          <Lines items={notices.filter((one) => one.day === day).map((one) => <Line notice={one} form={form} />)} />
        </div>
      ))}
    </Section>
  )
}

function Line({ notice, form }: { notice: ListedNotice; form: FormState }) {
  const { t } = useReader()
  const { kind, count, code, madeAt, unread } = notice
  const what = t(`notices.kind.${kind}.text`, { count })
  return (
    <div class="notice-line">
      <div>
        {unread ? <strong>{what}</strong> : what}
        <Prov>
          {code && `${t('notices.case', { code })} · `}
          {showInstant(madeAt)}
        </Prov>
      </div>
      <div class="btns">
        <Mark form={form} what="open" notice={notice} label={t('notices.open')} />
        {unread && <Mark form={form} what="one" notice={notice} label={t('notices.mark')} />}
      </div>
    </div>
  )
}

type MarkProps = {
  readonly form: FormState
  readonly what: 'open' | 'one' | 'all'
  readonly label: string
  readonly notice?: ListedNotice
}

/** One button, whose words say of which notice to somebody who hears the buttons alone. */
function Mark({ form, what, label, notice }: MarkProps) {
  const { t } = useReader()
  return (
    <Form state={{ ...form, errors: {} }} guard={false}>
      <Hidden name="what" value={what} />
      {notice && <Hidden name="notice" value={notice.id} />}
      <Button kind={what === 'open' ? 'plain' : 'quiet'} small>
        {label}
        {notice && (
          <span class="vh">
            : {t(`notices.kind.${notice.kind}.text`, { count: notice.count })} {notice.code}
          </span>
        )}
      </Button>
    </Form>
  )
}
