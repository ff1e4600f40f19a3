import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Note, Stack, Table } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { closedCasesPath } from '../protection-paths.ts'
import { addClassPage } from './add-class.page.tsx'
import { endClassPage } from './end-class.page.tsx'
import { categoryMark, type FileClass } from './file-class.domain.ts'
import { fileClassesOf } from './file-class.query.server.ts'

/** The file plan of an institution: its classes, for how long papers of each are kept, and why. */
export const filePlanPage = page({
  path: '/protection/:institutionId/file-plan',
  params: OfInstitution,
  act: 'protection.file_class.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'consult'),
    classes: await fileClassesOf(ctx, institutionId),
    today: ctx.today,
  }),
  title: ({ t }) => t('protection.file_plan.title'),
  view: ({ loaded: { institution, classes, today }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('protection.file_plan.title')} />
      <Stack>
        <Head title={t('protection.file_plan.title')} over={institution.name} lead={t('protection.file_plan.lead')}>
          {institution.can.plan && (
            <ButtonLink href={addClassPage.at({ institutionId: institution.id })}>
              {t('protection.file_class.add.title')}
            </ButtonLink>
          )}
          <ButtonLink href={closedCasesPath(institution.id)}>{t('protection.closed_cases')}</ButtonLink>
        </Head>
        <Note kind="info" text={t('protection.file_plan.inferred')} />
        {classes.length === 0 ? (
          <Empty title={t('protection.file_plan.empty')} />
        ) : (
          <ClassesTable classes={classes} mayEnd={institution.can.endClass} today={today} />
        )}
      </Stack>
    </>
  ),
})

type TableProps = { classes: readonly FileClass[]; mayEnd: boolean; today: FileClass['from'] }
function ClassesTable({ classes, mayEnd, today }: TableProps) {
  const { t } = useReader()
  const ends = mayEnd ? [{ label: t('protection.file_class.acts'), hiddenLabel: true, actions: true }] : []
  return (
    <Table
      caption={t('protection.file_plan.title')}
      columns={[
        { label: t('protection.file_class.symbol') },
        { label: t('protection.file_class.name') },
        { label: t('protection.file_class.category') },
        { label: t('protection.file_class.note') },
        { label: t('protection.file_class.days') },
        ...ends,
      ]}
      rows={classes.map((one) => ({
        cells: [
          one.symbol,
          one.name,
          categoryMark(one),
          one.note ?? '–',
          `${showDate(one.from)} – ${one.until ? showDate(one.until) : t('protection.file_class.open_end')}`,
          ...(mayEnd ? [<EndLink one={one} today={today} />] : []),
        ],
      }))}
    />
  )
}

function EndLink({ one, today }: { one: FileClass; today: FileClass['from'] }) {
  const { t } = useReader()
  if (one.until !== null && one.until < today) return <>–</>
  return (
    <a href={endClassPage.at({ institutionId: one.institutionId, classId: one.id })}>
      {t('protection.file_class.end.title')}
      <span class="vh">: {one.symbol}</span>
    </a>
  )
}
