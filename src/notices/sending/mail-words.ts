import type { MessageKey, T } from '#platform'
import { type NoticeKind, rulesOf } from '../kinds.domain.ts'
import { NOTICES_PATH, PREFERENCES_PATH } from '../notice-paths.ts'
import type { Form } from './placing.domain.ts'

/** One thing to be told by mail. */
export type Told = {
  readonly kind: NoticeKind
  readonly code: string | null
  readonly count: number
  readonly link: string
}
/** A count that stands in the mail of a day or a week beside what is new. */
export type Counted = { readonly key: MessageKey; readonly count: number }

export type MailToWrite = {
  readonly form: Form
  readonly told: readonly Told[]
  readonly counted: readonly Counted[]
  /** The address of this site, without a slash at the end. */
  readonly baseUrl: string
  /** The address by which this person stops such mails. */
  readonly unsubscribe: string
}

/** What a mail says: that something waits, how much of which kind, in cases of which codes. There is no place in it for anything else. */
export function mailWords(t: T, mail: MailToWrite): { readonly subject: string; readonly text: string } {
  const { told, counted, form, baseUrl, unsubscribe } = mail
  const [first] = told
  const single = told.length === 1 && counted.length === 0 && first ? first : null
  const statutory = told.some(({ kind }) => rulesOf(kind).statutory)
  const parts = [
    t('notices.mail.hello'),
    single ? t('notices.mail.one', about(t, single)) : list(t, told, form),
    ...(counted.length > 0
      ? [
          lines(
            t('notices.mail.waiting'),
            counted.map(({ key, count }) => t(key, { count })),
          ),
        ]
      : []),
    `${t('notices.mail.see')}\n${baseUrl}${single ? single.link : NOTICES_PATH}`,
    t('notices.mail.nothing_told'),
    ...(statutory ? [t('notices.mail.statutory')] : []),
    t('notices.mail.foot', { preferences: `${baseUrl}${PREFERENCES_PATH}`, unsubscribe }),
  ]
  return {
    subject: single ? t('notices.mail.subject', about(t, single)) : subjectOf(t, told),
    text: parts.join('\n\n'),
  }
}

const about = (t: T, { kind, count, code }: Told) => ({
  what: t(`notices.kind.${kind}.mail`, { count }),
  code: code ?? 'none',
})

const lines = (first: string, items: readonly string[]): string =>
  [first, ...items.map((item) => `- ${item}`)].join('\n')

const codesIn = (told: readonly Told[]): readonly string[] => [...new Set(told.flatMap(({ code }) => code ?? []))]
const countIn = (told: readonly Told[]): number => told.reduce((sum, { count }) => sum + count, 0)

function subjectOf(t: T, told: readonly Told[]): string {
  return t('notices.mail.subject_many', { count: countIn(told), cases: codesIn(told).length })
}

/** Kind by kind: how many, and in which cases. */
function list(t: T, told: readonly Told[], form: Form): string {
  const kinds = [...new Set(told.map(({ kind }) => kind))]
  const items = kinds.map((kind) => {
    const those = told.filter((one) => one.kind === kind)
    const codes = codesIn(those)
    const what = t(`notices.kind.${kind}.mail`, { count: countIn(those) })
    return codes.length > 0
      ? `${what} (${t('notices.mail.in_cases', { count: codes.length, codes: codes.join(', ') })})`
      : what
  })
  return lines(t('notices.mail.many', { form }), items)
}
