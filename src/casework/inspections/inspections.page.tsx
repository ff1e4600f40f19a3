import { nameIn, powerCited } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, KeyValues, Lines, Note, Section, Stack, Table, Tag } from '#platform/ui'
import { type InspectionShown, inspectionShown, inspectionsListed } from './inspected-case.query.server.ts'
import { COVERS_LABELS, INSPECTION_STATES } from './inspection-words.ts'
import { inspectionPath, OfInspected, OfInspection } from './of-inspection.ts'

/** Inspections of an institution: for its head and its data protection officer. Numbers, authorities and days, no case. */
export const inspectionsPage = page({
  path: '/inspections/of/:institutionId',
  params: OfInspected,
  act: 'casework.inspection.list',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => inspectionsListed(ctx, institutionId),
  title: ({ t }) => t('casework.inspection.list'),
  view: ({ t, loaded: { id, institution, all, canLetIn } }) => (
    <Stack>
      <Head title={t('casework.inspection.list')} over={institution} lead={t('casework.inspection.list_lead')}>
        {canLetIn && <ButtonLink href={`${inspectionPath.list(id)}/new`}>{t('casework.inspection.let_in')}</ButtonLink>}
      </Head>
      {all.length === 0 ? (
        <Empty title={t('casework.inspection.none')} />
      ) : (
        <Table
          caption={t('casework.inspection.list')}
          columns={[
            { label: t('casework.inspection.number') },
            { label: t('casework.inspection.authority') },
            { label: t('casework.inspection.warrant') },
            { label: t('casework.inspection.period') },
            { label: t('casework.inspection.state') },
          ]}
          rows={all.map((one) => ({
            cells: [
              <a href={inspectionPath.one(one.id)}>{one.number}</a>,
              one.authority,
              one.warrantNo,
              t('casework.inspection.from_until', { from: showDate(one.fromOn), until: showDate(one.untilOn) }),
              <Tag tone={one.state === 'running' ? 'turn' : 'line'}>{t(INSPECTION_STATES[one.state])}</Tag>,
            ],
          }))}
        />
      )}
    </Stack>
  ),
})

/** One inspection: its warrant, its scope, who carries it out; to whoever carries it out, its cases as long as it runs. */
export const inspectionPage = page({
  path: '/inspections/:inspectionId',
  params: OfInspection,
  act: 'casework.inspection.read',
  // Codes and days; each case that is opened from here is a look on its record.
  looking: 'unrecorded',
  load: (ctx, { inspectionId }) => inspectionShown(ctx, inspectionId),
  title: ({ t, loaded }) => t('casework.inspection.title', { number: loaded.inspection.number }),
  view: ({ t, loaded }) => (
    <Stack>
      <Head
        title={t('casework.inspection.title', { number: loaded.inspection.number })}
        over={loaded.inspection.institution}
      >
        <Tag>{t(INSPECTION_STATES[loaded.inspection.state])}</Tag>
      </Head>
      <Warrant loaded={loaded} />
      <People loaded={loaded} />
      <Cases loaded={loaded} />
    </Stack>
  ),
})

type Props = { readonly loaded: InspectionShown }

function Warrant({ loaded: { inspection, count } }: Props) {
  const { t, locale } = useReader()
  const { power, covers, endReason } = inspection
  const days = { from: showDate(inspection.fromOn), until: showDate(inspection.untilOn) }
  return (
    <Section id="warrant" title={t('casework.inspection.scope')}>
      <KeyValues
        items={[
          { term: t('casework.inspection.authority'), value: inspection.authority },
          {
            term: t('casework.inspection.warrant'),
            value: `${inspection.warrantNo}, ${showDate(inspection.warrantOn)}`,
          },
          {
            term: t('casework.letter.power'),
            value: (
              <>
                {nameIn(power.name, locale)} ({powerCited(power)}){' '}
                {!power.confirmed && <Tag tone="turn">{t('casework.letter.inferred')}</Tag>}
              </>
            ),
          },
          { term: t('casework.inspection.period'), value: t('casework.inspection.from_until', days) },
          { term: t('casework.inspection.years'), value: `${inspection.yearFrom}–${inspection.yearUntil}` },
          {
            term: t('casework.inspection.covers'),
            value:
              covers.length === 0
                ? t('casework.inspection.no_content')
                : covers.flatMap((one) => (COVERS_LABELS[one] ? [t(COVERS_LABELS[one])] : [])).join(', '),
          },
          { term: t('casework.inspection.cases'), value: String(count) },
          { term: t('casework.inspection.let_in_by'), value: inspection.letInBy },
          ...(endReason ? [{ term: t('casework.inspection.end_reason'), value: endReason }] : []),
        ]}
      />
      {inspection.canEnd && (
        <Buttons>
          <ButtonLink href={inspectionPath.people(inspection.id)}>{t('casework.inspection.name')}</ButtonLink>
          <ButtonLink href={inspectionPath.end(inspection.id)} kind="quiet">
            {t('casework.inspection.end')}
          </ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}

function People({ loaded: { inspectors } }: Props) {
  const { t } = useReader()
  return (
    <Section id="people" title={t('casework.inspection.people')} count={inspectors.length}>
      {inspectors.length === 0 ? (
        <Empty title={t('casework.inspection.nobody')} />
      ) : (
        <Lines
          items={inspectors.map((one) => (
            <>
              {one.name}, {one.function}{' '}
              <Tag tone="line">
                {t(one.personId ? 'casework.inspection.with_account' : 'casework.inspection.on_paper')}
              </Tag>
            </>
          ))}
        />
      )}
    </Section>
  )
}

function Cases({ loaded: { inspection, mine } }: Props) {
  const { t } = useReader()
  if (mine.length === 0) return null
  return (
    <Section id="cases" title={t('casework.inspection.cases')} count={mine.length}>
      <Note kind="info" text={t('casework.inspection.recorded')} />
      <Table
        caption={t('casework.inspection.cases')}
        columns={[{ label: t('casework.letter.case') }, { label: t('casework.inspection.set') }]}
        rows={mine.map(({ case_id: caseId, code }) => ({
          cells: [
            <a href={inspectionPath.file(inspection.id, caseId)}>{code}</a>,
            <a href={inspectionPath.print(inspection.id, caseId)}>
              {t('casework.inspection.print')}
              <span class="vh">: {code}</span>
            </a>,
          ],
        }))}
      />
    </Section>
  )
}
