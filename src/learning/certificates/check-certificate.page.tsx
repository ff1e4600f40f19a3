import { z } from 'zod'
import { NotFound } from '#kernel'
import { type Page, page, showDate, type T } from '#platform'
import { type ActAs, anyone } from '#platform/server'
import { Head, KeyValues, Lines, Note, Stack } from '#platform/ui'
import { isCode } from './certificate.domain.ts'
import { type Checked, checkCertificate } from './certificate.query.server.ts'
import { dayWords, durationWords } from './certificate-words.ts'

const OfCode = z.object({ code: z.string().refine(isCode) })

/** What a certificate states, for whoever holds it: without an account, by its whole code, one at a time. */
export const checkCertificatePage = ({ actAs }: { readonly actAs: ActAs }): Page =>
  page({
    path: '/certificates/:code',
    params: OfCode,
    act: 'learning.certificate.check',
    looking: 'public',
    open: 'public',
    secretAddress: true,
    load: async (_ctx, { code }, _query, { address }) => {
      // In a transaction of its own, which is kept when the page is not found: a wrong code is counted.
      const found = await actAs(anyone, (ctx) => checkCertificate(ctx, code, address))
      if (found.answer === 'none') throw new NotFound('learning.certificate')
      return found.answer === 'found' ? found.one : null
    },
    title: ({ t }) => t('learning.certificate.check'),
    view: ({ loaded: one, t }) => (
      <Stack>
        <Head title={t('learning.certificate.check')} lead={one ? t('learning.certificate.check.lead') : null} />
        {one ? (
          <>
            <Verdict one={one} t={t} />
            <KeyValues items={stated(one, t)} />
          </>
        ) : (
          <Note kind="bad" title={t('learning.certificate.check.too_many')}>
            <p>{t('learning.certificate.check.too_many_text')}</p>
          </Note>
        )}
      </Stack>
    ),
  })

function Verdict({ one, t }: { readonly one: Checked; readonly t: T }) {
  if (!one.unchanged)
    return (
      <Note kind="bad" title={t('learning.certificate.check.changed')}>
        <p>{t('learning.certificate.check.changed_text')}</p>
      </Note>
    )
  if (one.state === 'valid') return <Note kind="ok" title={t('learning.certificate.check.valid')} />
  return (
    <Note kind="bad" title={t(`learning.certificate.check.${one.state}`, { day: showDate(one.stateOn) })}>
      {one.next && <p>{t('learning.certificate.check.replaced_text', { number: one.next })}</p>}
    </Note>
  )
}

const stated = (one: Checked, t: T) => [
  { term: t('learning.certificate.field.name'), value: one.name },
  { term: t('learning.certificate.field.course'), value: one.title },
  { term: t('learning.certificate.field.hours'), value: durationWords(t, one.minutes) },
  { term: t('learning.certificate.field.days'), value: dayWords(t, one) },
  ...(one.programme.length > 0
    ? [{ term: t('learning.certificate.field.programme'), value: <Lines items={one.programme} /> }]
    : []),
  { term: t('learning.certificate.field.institution'), value: one.institution },
  { term: t('learning.certificate.field.issued'), value: showDate(one.issuedOn) },
  { term: t('learning.certificate.field.number'), value: one.number },
  { term: t('learning.certificate.field.hash'), value: <code class="as-typed">{one.hash}</code> },
]
