import { z } from 'zod'
import { type Print, type PrintBlock, print, showDate, type T } from '#platform'
import { CertificateId, numberOf } from './certificate.domain.ts'
import { certificateShown } from './certificate.query.server.ts'
import type { Certificate } from './certificate.store.server.ts'
import { checkPath, dayWords, durationWords } from './certificate-words.ts'

export const certificatePrintPath = (id: string): string => `/certificates/${id}/print`

/** The certificate on paper, for its holder, the head of the holder and whoever issued it; `baseUrl` is where it is checked. */
export const certificatePrint = (baseUrl: string): Print =>
  print({
    path: '/certificates/:certificateId/print',
    params: z.object({ certificateId: CertificateId }),
    act: 'learning.certificate.print',
    load: (ctx, { certificateId }) => certificateShown(ctx, certificateId),
    looking: (_params, { one }) => ({
      chain: 'person',
      about: one.personId,
      name: 'learning.certificate.printed',
      payload: { certificate: one.id },
    }),
    name: ({ loaded: { one }, t }) => `${t('learning.certificate.file_name')}-${one.year}-${one.no}`,
    document: ({ loaded: { one }, t }) => ({
      title: t('learning.certificate.title'),
      institution: one.institution,
      mark: numberOf(one.year, one.no),
      blocks: certificateBlocks(one, `${baseUrl}${checkPath(one.code)}`, t),
    }),
  })

/** What stands on a certificate; the address of its check both as a picture and in plain words. */
export const certificateBlocks = (one: Certificate, address: string, t: T): readonly PrintBlock[] => [
  { kind: 'heading', level: 2, text: one.name },
  { kind: 'text', text: t('learning.certificate.print.finished') },
  { kind: 'heading', level: 2, text: one.title },
  {
    kind: 'facts',
    items: [
      { label: t('learning.certificate.field.hours'), text: durationWords(t, one.minutes) },
      { label: t('learning.certificate.field.days'), text: dayWords(t, one) },
      { label: t('learning.certificate.field.institution'), text: one.institution },
      { label: t('learning.certificate.field.issued'), text: showDate(one.issuedOn) },
      { label: t('learning.certificate.field.number'), text: numberOf(one.year, one.no) },
      ...(one.state === 'valid'
        ? []
        : [{ label: t('learning.certificate.field.state'), text: t(`learning.certificate.state.${one.state}`) }]),
    ],
  },
  ...(one.programme.length === 0
    ? []
    : ([
        { kind: 'heading', level: 3, text: t('learning.certificate.field.programme') },
        { kind: 'list', items: one.programme },
      ] as const)),
  { kind: 'qr', address, alt: t('learning.certificate.print.qr') },
  { kind: 'text', text: t('learning.certificate.print.check', { address }) },
  { kind: 'text', as: 'small', text: `${t('learning.certificate.field.hash')}: ${one.hash}` },
]
