import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { page, showDate, useReader } from '#platform'
import { Crumbs, Empty, Head, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { COURSES } from '../courses/course-paths.ts'
import { numberOf } from './certificate.domain.ts'
import { certificatesOf, type OfInstitution } from './certificate.query.server.ts'
import { certificatePrintPath } from './certificate-print.ts'
import { endCertificatePath, OF_INSTITUTION } from './certificate-words.ts'

/** What whoever heads an institution looks after: certificates of its people, and those it issued. */
export const certificatesPage = page({
  path: OF_INSTITUTION,
  params: z.object({ institutionId: InstitutionId }),
  act: 'learning.certificate.look_after',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => certificatesOf(ctx, institutionId),
  title: ({ t }) => t('learning.certificate.of_institution'),
  view: ({ loaded: { name, staff, issued }, t }) => (
    <Stack>
      <Crumbs
        items={[
          { label: t('learning.courses.title'), href: COURSES },
          { label: t('learning.certificate.of_institution') },
        ]}
      />
      <Head over={name} title={t('learning.certificate.of_institution')} />
      <Listed id="staff" title={t('learning.certificate.of_staff')} all={staff} />
      <Listed id="issued" title={t('learning.certificate.issued_here')} all={issued} ends />
    </Stack>
  ),
})

type Certificate = OfInstitution['staff'][number]
type ListedProps = {
  readonly id: string
  readonly title: string
  readonly all: readonly Certificate[]
  readonly ends?: boolean
}

function Listed({ id, title, all, ends }: ListedProps) {
  const { t } = useReader()
  return (
    <Section id={id} title={title} count={all.length}>
      {all.length === 0 ? (
        <Empty title={t('learning.certificate.none_here')} />
      ) : (
        <Table
          caption={title}
          columns={[
            ...(['name', 'course', 'number', 'issued', 'state'] as const).map((one) => ({
              label: t(`learning.certificate.field.${one}`),
            })),
            { label: t('learning.certificate.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={all.map((one) => ({
            cells: [
              one.name,
              one.title,
              numberOf(one.year, one.no),
              showDate(one.issuedOn),
              <Tag>{t(`learning.certificate.state.${one.state}`)}</Tag>,
              <Acts one={one} ends={(ends ?? false) && one.state === 'valid'} />,
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Acts({ one, ends }: { readonly one: Certificate; readonly ends: boolean }) {
  const { t } = useReader()
  const number = numberOf(one.year, one.no)
  const print = (
    <a href={certificatePrintPath(one.id)}>
      {t('learning.certificate.download')}
      <span class="vh">: {number}</span>
    </a>
  )
  const end = (
    <a href={endCertificatePath(one.id)}>
      {t('learning.certificate.end_short')}
      <span class="vh">: {number}</span>
    </a>
  )
  return ends ? <Lines items={[print, end]} /> : print
}
