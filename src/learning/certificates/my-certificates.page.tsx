import { page, showDate } from '#platform'
import { Empty, Head, Lines, Stack, Table, Tag } from '#platform/ui'
import { numberOf } from './certificate.domain.ts'
import { myCertificates } from './certificate.query.server.ts'
import { certificatePrintPath } from './certificate-print.ts'
import { checkPath, MY_CERTIFICATES } from './certificate-words.ts'

/** The certificates of whoever is signed in. */
export const myCertificatesPage = page({
  path: MY_CERTIFICATES,
  act: 'learning.certificate.list_own',
  looking: 'unrecorded',
  load: (ctx) => myCertificates(ctx),
  title: ({ t }) => t('learning.certificate.mine'),
  view: ({ loaded, t }) => (
    <Stack>
      <Head title={t('learning.certificate.mine')} lead={t('learning.certificate.mine.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('learning.certificate.none')} />
      ) : (
        <Table
          caption={t('learning.certificate.mine')}
          columns={(['course', 'number', 'issued', 'state'] as const).map((one) => ({
            label: t(`learning.certificate.field.${one}`),
          }))}
          rows={loaded.map((one) => ({
            cells: [
              <>
                {one.title}
                <Lines
                  items={[
                    <a href={certificatePrintPath(one.id)}>
                      {t('learning.certificate.download')}
                      <span class="vh">: {one.title}</span>
                    </a>,
                    <a href={checkPath(one.code)}>
                      {t('learning.certificate.check_page')}
                      <span class="vh">: {one.title}</span>
                    </a>,
                  ]}
                />
              </>,
              numberOf(one.year, one.no),
              showDate(one.issuedOn),
              <>
                <Tag>{t(`learning.certificate.state.${one.state}`)}</Tag>
                {one.reason && (
                  <>
                    <br />
                    <small>{t('learning.certificate.reason', { reason: one.reason })}</small>
                  </>
                )}
              </>,
            ],
          }))}
        />
      )}
    </Stack>
  ),
})
